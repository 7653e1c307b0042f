import {
  Checkboxes,
  done,
  FileUpload,
  Form,
  formErrorsOf,
  largestFile,
  Page,
  useChecks,
  useFiles,
  type Problem,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { statedPurpose } from '../frame/stated-purpose.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { noteContents } from '../wording/person.ts'

/** Which control asks for what the server may refuse. */
const controls: Readonly<Record<string, string>> = { content: 'file', name: 'file', categories: 'categories' }

/** A file for the record, with what it contains, so that the right people can open it. */
export function AddDocumentPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const files = useFiles(statedPurpose.get)
  const [file, setFile] = useState<File | null>(null)
  const [categories, setCategories] = useState<string[]>([])
  const { errors, check } = useChecks()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const add = async () => {
    setProblem(null)
    const complete = check([
      !file && { field: 'file', message: 'Select a file' },
      file !== null && file.size > largestFile && { field: 'file', message: 'Select a file of at most 10 MB' },
      categories.length === 0 && { field: 'categories', message: 'Select what the document contains' },
    ])
    if (!complete || !file) return
    setBusy(true)
    const answer = await files.attach(file, { serviceUserId: person.id, categories })
    setBusy(false)
    if ('problem' in answer) return setProblem(answer.problem)
    if (check(formErrorsOf(answer.userErrors, (step) => controls[step])))
      void navigate(paths.documents(person.id), done('The document is on the record'))
  }

  return (
    <Page title="Add a document" about={name} back={paths.documents(person.id)}>
      <Form of={{ errors, problem, busy }} onSubmit={() => void add()} button="Add the document">
        <FileUpload
          name="file"
          label="Select a file"
          hint="A PDF, a picture (PNG or JPEG) or plain text, of at most 10 MB. Check that it is about this person: they can see it."
          accept=".pdf,.png,.jpg,.jpeg,.txt"
          onChange={setFile}
        />
        <Checkboxes
          name="categories"
          legend="What does the document contain?"
          legendSize="s"
          hint="Select everything that applies. Only people allowed to see all of it can open the document."
          choices={noteContents}
          value={categories}
          onChange={setCategories}
        />
      </Form>
    </Page>
  )
}
