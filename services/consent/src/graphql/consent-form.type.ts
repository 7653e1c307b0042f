import {
  storageConsent,
  type ConsentFormProfile,
  type ConsentItemProfile,
  type ConsentWordingProfile,
} from '@candour/organisations'
import { currentWording } from '../domain/form.ts'
import { builder } from './builder.ts'
import { consentSection, lawfulBasis } from './enums.ts'

export const consentWording = builder.objectRef<ConsentWordingProfile>('ConsentWording').implement({
  description: 'What a person is told before they decide, in plain words.',
  fields: (t) => ({
    version: t.exposeInt('version', { category: 'reference', nullable: false }),
    text: t.exposeString('text', { category: 'reference', nullable: false }),
    who: t.exposeString('who', { category: 'reference', nullable: false }),
    what: t.exposeString('what', { category: 'reference', nullable: false }),
    why: t.exposeString('why', { category: 'reference', nullable: false }),
    howLong: t.exposeString('howLong', { category: 'reference', nullable: false }),
    consequences: t.exposeString('consequences', {
      description: 'What follows from saying no.',
      category: 'reference',
      nullable: false,
    }),
    howToWithdraw: t.exposeString('howToWithdraw', { category: 'reference', nullable: false }),
  }),
})

export const consentItem = builder.objectRef<ConsentItemProfile>('ConsentItem').implement({
  description: 'One thing the form says. With the basis CONSENT the person decides about it by itself; otherwise it informs.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    section: t.field({ type: consentSection, category: 'reference', nullable: false, resolve: (item) => item.section }),
    title: t.exposeString('title', { category: 'reference', nullable: false }),
    basis: t.field({ type: lawfulBasis, category: 'reference', nullable: false, resolve: (item) => item.basis }),
    wording: t.field({
      description: 'The wording in use now. What somebody agreed to is told by `Consent.wording`.',
      type: consentWording,
      category: 'reference',
      nullable: false,
      resolve: currentWording,
    }),
  }),
})

export const consentForm = builder.objectRef<ConsentFormProfile>('ConsentForm').implement({
  description: 'The choices that the organisation puts before people.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    version: t.exposeInt('version', { category: 'reference', nullable: false }),
    storageItem: t.string({
      description:
        'Code of the item to which a person says yes before anything is stored; null where storing waits for no consent.',
      category: 'reference',
      resolve: (_form, _args, { profile }) => storageConsent(profile)?.code,
    }),
    items: t.field({ type: [consentItem], category: 'reference', nullable: false, resolve: ({ items }) => items }),
  }),
})

builder.queryField('consentForm', (t) =>
  t.field({
    description: 'The consent form of the viewer’s organisation. Nothing in it is about anybody.',
    type: consentForm,
    resolve: (_root, _args, { profile }) => profile.consent.form,
  }),
)
