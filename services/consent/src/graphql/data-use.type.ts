import { mayObject, type OrganisationProfile } from '@candour/organisations'
import { builder } from './builder.ts'
import { lawfulBasis } from './enums.ts'

type Activity = OrganisationProfile['activities'][number]

const dataUse = builder.objectRef<Activity & { readonly why: string }>('DataUse').implement({
  description: 'One thing that the organisation uses data for, on one ground.',
  fields: (t) => ({
    code: t.exposeString('code', { category: 'reference', nullable: false }),
    name: t.exposeString('name', { category: 'reference', nullable: false }),
    why: t.exposeString('why', { category: 'reference', nullable: false }),
    basis: t.field({ type: lawfulBasis, category: 'reference', nullable: false, resolve: ({ basis }) => basis }),
    mayObject: t.boolean({
      description:
        'Whether the law lets a person object to a use on this ground (UK GDPR Art. 21). A consent is withdrawn instead.',
      category: 'reference',
      nullable: false,
      resolve: ({ basis }) => mayObject(basis),
    }),
  }),
})

builder.queryField('dataUses', (t) =>
  t.field({
    description: 'What the viewer’s organisation uses data for, each with its ground. Nothing in it is about anybody.',
    type: [dataUse],
    resolve: (_root, _args, { profile }) =>
      profile.activities.map((activity) => ({
        ...activity,
        why: activity.description ?? profile.purposes.find(({ code }) => code === activity.purpose)?.description ?? '',
      })),
  }),
)
