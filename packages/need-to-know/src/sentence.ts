import { expandPattern } from './category-pattern.ts'
import type { Standing } from './conditions/relationships.ts'
import type { Action } from './decision.ts'
import type { AssuranceLevel, CategoryPattern, Purpose, RoleName } from './viewer.ts'

/** One sentence of the policy: who may do what to which data, standing how, for what, signed in how strongly. */
export interface Rule {
  readonly role: PolicyRole
  readonly action: Action
  readonly categories: readonly CategoryPattern[]
  readonly standing: Standing
  /** `any-stated`: whichever purpose the role may state; `none-needed`: also without one. */
  readonly purposes: readonly Purpose[] | 'any-stated' | 'none-needed'
  readonly assurance: AssuranceLevel
  /** What is done begins the work item of its purpose, so there is none yet. */
  readonly opensWorkItem: boolean
}
export type PolicyRole = RoleName | 'everybody-on-staff' | 'everybody'

/** A sentence of the policy that stops half-way, or names a category that does not exist. Found when the module loads. */
export class UnfinishedSentenceError extends Error {
  override readonly name = 'UnfinishedSentenceError'
}

type Categories = CategoryPattern | readonly CategoryPattern[]
interface Subjected {
  /** How the viewer must stand to the person. */
  when(standing: Standing): {
    for(...purposes: [Purpose, ...Purpose[]]): Assured
    forAnyStatedPurpose(): Assured
    withOrWithoutPurpose(): Assured
  }
}
interface Assured {
  /** The least strength of sign-in; 1 when not said. */
  withAssurance(level: AssuranceLevel): Assured
  /** For what begins a case or a request, and therefore cannot rest on one. */
  openingTheWorkItem(): Assured
}
export type May = Readonly<Record<Action, (categories: Categories) => Subjected>>

/**
 * The rules of one role, written as sentences:
 * `may.read('special.health.**').when(assignedWorker).for('care').withAssurance(2)`.
 * @throws UnfinishedSentenceError when a sentence lacks its `when` or its purpose
 */
export const role = (name: PolicyRole, write: (may: May) => void): readonly Rule[] => {
  const sentences: Sentence[] = []
  const begin = (action: Action) => (categories: Categories) => {
    const sentence = new Sentence(name, action, typeof categories === 'string' ? [categories] : categories)
    sentences.push(sentence)
    return sentence
  }
  write({
    read: begin('read'),
    create: begin('create'),
    update: begin('update'),
    decide: begin('decide'),
    export: begin('export'),
  })
  return sentences.map((sentence) => sentence.finished())
}

class Sentence implements Subjected, Assured {
  readonly #begun: Pick<Rule, 'role' | 'action' | 'categories'>
  #standing: Standing | null = null
  #purposes: Rule['purposes'] | null = null
  #assurance: AssuranceLevel = 1
  #opensWorkItem = false

  constructor(role: PolicyRole, action: Action, categories: readonly CategoryPattern[]) {
    this.#begun = { role, action, categories }
  }

  when(standing: Standing) {
    this.#standing = standing
    return {
      for: (...purposes: [Purpose, ...Purpose[]]) => this.#serving(purposes),
      forAnyStatedPurpose: () => this.#serving('any-stated'),
      withOrWithoutPurpose: () => this.#serving('none-needed'),
    }
  }

  #serving(purposes: Rule['purposes']): Assured {
    this.#purposes = purposes
    return this
  }

  withAssurance(level: AssuranceLevel): Assured {
    this.#assurance = level
    return this
  }

  openingTheWorkItem(): Assured {
    this.#opensWorkItem = true
    return this
  }

  finished(): Rule {
    const { role, action, categories } = this.#begun
    const so = `${role} may ${action} ${categories.join(', ')}`
    if (categories.length === 0 || categories.some((pattern) => expandPattern(pattern).length === 0)) {
      throw new UnfinishedSentenceError(`"${so}" names no category`)
    }
    if (this.#standing === null) throw new UnfinishedSentenceError(`"${so}" does not say when`)
    if (this.#purposes === null) throw new UnfinishedSentenceError(`"${so}" does not say for what purpose`)
    return {
      ...this.#begun,
      standing: this.#standing,
      purposes: this.#purposes,
      assurance: this.#assurance,
      opensWorkItem: this.#opensWorkItem,
    }
  }
}
