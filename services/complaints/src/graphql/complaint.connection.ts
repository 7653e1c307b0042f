import { builder } from './builder.ts'
import { complaint } from './complaint.type.ts'

const complaintEdge = builder.edgeObject({ type: complaint, name: 'ComplaintEdge' })

/** A page of cases, the same wherever cases are listed. */
export const complaintConnection = builder.connectionObject({ type: complaint, name: 'ComplaintConnection' }, complaintEdge)
