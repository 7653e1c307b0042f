import {
  Button,
  Checkboxes,
  done,
  errorFor,
  ErrorSummary,
  Failure,
  FileUpload,
  formErrorsOf,
  largestFile,
  Page,
  useFiles,
  type FormError,
  type Problem,
} from '@candour/portal-kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { statedPurpose } from '../frame/stated-purpose.ts'
import { paths } from '../paths.ts'
import { useRecord } from '../record/record-context.ts'
import { noteContents } from '../wording/person.ts'

/** A file for the record, with what it contains, so that the right people can open it. */
export function AddDocumentPage() {
  const { person, name } = useRecord()
  const navigate = useNavigate()
  const files = useFiles(statedPurpose.get)
  const [file, setFile] = useState<File | null>(null)
  const [categories, setCategories] = useState<string[]>([])
  const [errors, setErrors] = useState<FormError[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const add = async () => {
    const found: FormError[] = []
    if (!file) found.push({ field: 'file', message: 'Select a file' })
    if (file && file.size > largestFile) found.push({ field: 'file', message: 'Select a file of at most 10 MB' })
    if (categories.length === 0) found.push({ field: 'categories', message: 'Select what the document contains' })
    setErrors(found)
    setProblem(null)
    if (found.length > 0 || !file) return
    setBusy(true)
    const answer = await files.attach(file, { serviceUserId: person.id, categories })
    setBusy(false)
    if ('problem' in answer) return setProblem(answer.problem)
    if (answer.userErrors.length > 0)
      return setErrors(formErrorsOf(answer.userErrors, { content: 'file', name: 'file', categories: 'categories' }))
    void navigate(paths.documents(person.id), done('The document is on the record'))
  }

  return (
    <Page title="Add a document" about={name} back={paths.documents(person.id)}>
      <ErrorSummary errors={errors} />
      {problem ? <Failure problem={problem} /> : null}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void add()
        }}
      >
        <FileUpload
          name="file"
          label="Select a file"
          hint="A PDF, a picture (PNG or JPEG) or plain text, of at most 10 MB. Check that it is about this person: they can see it."
          accept=".pdf,.png,.jpg,.jpeg,.txt"
          onChange={setFile}
          error={errorFor(errors, 'file')}
        />
        <Checkboxes
          name="categories"
          legend="What does the document contain?"
          legendSize="s"
          hint="Select everything that applies. Only people allowed to see all of it can open the document."
          choices={noteContents}
          value={categories}
          onChange={setCategories}
          error={errorFor(errors, 'categories')}
        />
        <Button busy={busy}>Add the document</Button>
      </form>
    </Page>
  )
}
