import { receiveComplaints } from '../by-feature/complaint-handling.ts'
import { role } from '../sentence.ts'

/** Takes in complaints, gives them to somebody to look into, and sees them through. */
export const complaintsOfficer = role('complaints-officer', (may) => {
  receiveComplaints(may)
})
