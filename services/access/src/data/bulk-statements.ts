import { rowsIn, rowsParameter } from '@candour/database'
import type { AccessTransaction } from './database.ts'

/** Rows whose names and types are those of the statement. */
type Rows = readonly Readonly<Record<string, unknown>>[]

/** A statement over any number of rows, given as JSON: one for them all. */
const statement =
  (sql: string) =>
  async (tx: AccessTransaction, organisation: string, rows: Rows): Promise<number> =>
    rows.length === 0 ? 0 : tx.$executeRawUnsafe(sql, organisation, rowsParameter(rows))

export const insertStaff = statement(`
  INSERT INTO access.staff_member (organisation, id, username, name, joined_at)
  SELECT $1, s.id, s.username, s.name, s."joinedAt"
  FROM json_to_recordset(${rowsIn('$2')}) AS s(id uuid, username text, name text, "joinedAt" timestamptz)`)

export const insertRoleGrants = statement(`
  INSERT INTO access.role_grant (organisation, id, account_id, role, effective_from, approved_by_id)
  SELECT $1, g.id, g."staffMemberId", g.role, g."effectiveFrom", g."approvedById"
  FROM json_to_recordset(${rowsIn('$2')}) AS g(id uuid, "staffMemberId" uuid, role text, "effectiveFrom" timestamptz, "approvedById" uuid)`)

export const insertTeams = statement(`
  INSERT INTO access.team (organisation, id, name, manager_id)
  SELECT $1, t.id, t.name, t."managerId"
  FROM json_to_recordset(${rowsIn('$2')}) AS t(id uuid, name text, "managerId" uuid)`)

export const insertTeamMembers = statement(`
  INSERT INTO access.team_member (organisation, id, team_id, staff_member_id, from_at)
  SELECT $1, m.id, m."teamId", m."staffMemberId", m."fromAt"
  FROM json_to_recordset(${rowsIn('$2')}) AS m(id uuid, "teamId" uuid, "staffMemberId" uuid, "fromAt" timestamptz)`)

/** Whoever was assigned before, also if that has ended since, is not assigned again; nor is whoever is excluded. */
export const insertAssignments = statement(`
  INSERT INTO access.assignment (organisation, id, subject_id, viewer_id, kind, from_at, created_by_id)
  SELECT $1, a.id, a."subjectId", a."staffMemberId"::text, 'assigned-worker', a."fromAt", a."createdById"
  FROM json_to_recordset(${rowsIn('$2')}) AS a(id uuid, "subjectId" uuid, "staffMemberId" uuid, "fromAt" timestamptz, "createdById" uuid)
  WHERE NOT EXISTS (
      SELECT FROM access.assignment b WHERE b.organisation = $1 AND b.subject_id = a."subjectId" AND b.viewer_id = a."staffMemberId"::text
    ) AND NOT EXISTS (
      SELECT FROM access.exclusion e
      WHERE e.organisation = $1 AND e.subject_id = a."subjectId" AND e.staff_member_id = a."staffMemberId"
        AND (e.ended_at IS NULL OR e.ended_at > a."fromAt")
    )`)

/** A team that ever looked after the person does not take them over again. */
export const insertCaseloads = statement(`
  INSERT INTO access.team_caseload (organisation, id, team_id, subject_id, from_at)
  SELECT $1, c.id, c."teamId", c."subjectId", c."fromAt"
  FROM json_to_recordset(${rowsIn('$2')}) AS c(id uuid, "teamId" uuid, "subjectId" uuid, "fromAt" timestamptz)
  WHERE NOT EXISTS (
    SELECT FROM access.team_caseload b WHERE b.organisation = $1 AND b.team_id = c."teamId" AND b.subject_id = c."subjectId"
  )`)
