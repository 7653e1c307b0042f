import type { UserError } from '@candour/subgraph-kit'
import type {
  Assignment as AssignmentRow,
  RoleRequest as RoleRequestRow,
  StaffMember as StaffMemberRow,
} from '../generated/prisma/client.ts'
import { Assignment } from './assignment.type.ts'
import { builder } from './builder.ts'
import { RoleRequest } from './role-request.type.ts'
import { StaffMember } from './staff-member.type.ts'

/** What `answering` gives: the changed object, or what was wrong. */
export interface Outcome<Changed> {
  readonly userErrors: readonly UserError[]
  readonly changed?: Changed | undefined
}

export const roleRequestPayload = (name: string) =>
  builder.objectRef<Outcome<{ readonly roleRequest: RoleRequestRow }>>(name).implement({
    fields: (t) => ({
      roleRequest: t.field({ type: RoleRequest, category: 'reference', resolve: ({ changed }) => changed?.roleRequest ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const assignmentPayload = (name: string) =>
  builder.objectRef<Outcome<{ readonly assignment: AssignmentRow }>>(name).implement({
    fields: (t) => ({
      assignment: t.field({ type: Assignment, category: 'reference', resolve: ({ changed }) => changed?.assignment ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const staffMemberPayload = (name: string) =>
  builder.objectRef<Outcome<{ readonly staffMember: StaffMemberRow }>>(name).implement({
    fields: (t) => ({
      staffMember: t.field({ type: StaffMember, category: 'reference', resolve: ({ changed }) => changed?.staffMember ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

export const exclusionPayload = (name: string) =>
  builder.objectRef<Outcome<{ readonly excluded: boolean }>>(name).implement({
    fields: (t) => ({
      excluded: t.boolean({ category: 'reference', resolve: ({ changed }) => changed?.excluded ?? null }),
      userErrors: t.field({
        type: ['UserError'],
        category: 'reference',
        nullable: false,
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
