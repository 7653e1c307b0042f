import type { ReactNode } from 'react'

/** Whose record this is, on every page of it. A landmark, so that it can be found again quickly. */
export function IdentityBar({ name, facts, label = 'Person' }: { name: ReactNode; facts: readonly ReactNode[]; label?: string }) {
  return (
    <section className="moj-identity-bar" aria-label={label}>
      <div className="moj-identity-bar__container">
        <div className="moj-identity-bar__details">
          <span className="moj-identity-bar__title candour-identity">
            <strong className="candour-identity__fact">{name}</strong>
            {facts.map((fact, index) => (
              <span className="candour-identity__fact" key={index}>
                {fact}
              </span>
            ))}
          </span>
        </div>
      </div>
    </section>
  )
}
