import type { ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import {
  Button,
  Checkboxes,
  DateInput,
  Details,
  emptyDate,
  FormErrorsContext,
  ErrorSummary,
  FileUpload,
  InsetText,
  NotificationBanner,
  NotificationHeading,
  Panel,
  Radios,
  Select,
  SummaryCard,
  SummaryList,
  SummaryRow,
  Tag,
  Textarea,
  TextInput,
  WarningText,
} from '../index.ts'
import { normaliseMarkup } from './normalise-markup.ts'
import { ours, published } from './published-markup.ts'

const ignore = () => {}
const horses = [
  { value: '1', text: 'GOV.UK frontend option 1' },
  { value: '2', text: 'GOV.UK frontend option 2' },
]
const nationalInsurance = { name: 'test-name', label: 'National Insurance number', value: '', onChange: ignore }

/** A control of a form in which something is wrong with it. */
const wrong = (field: string, message: string, control: ReactElement) => (
  <FormErrorsContext value={[{ field, message }]}>{control}</FormErrorsContext>
)

const cases: [component: string, fixture: string, element: () => ReactElement][] = [
  ['tag', 'default', () => <Tag>Alpha</Tag>],
  ['tag', 'grey', () => <Tag colour="grey">Grey</Tag>],
  ['button', 'default', () => <Button>Save and continue</Button>],
  ['input', 'default', () => <TextInput {...nationalInsurance} />],
  ['file-upload', 'default', () => <FileUpload name="file-upload-1" label="Upload a file" onChange={ignore} />],
  ['textarea', 'default', () => <Textarea name="more-detail" label="Can you provide more detail?" value="" onChange={ignore} />],
  [
    'textarea',
    'with error message',
    () =>
      wrong(
        'no-ni-reason',
        'You must provide an explanation',
        <Textarea name="no-ni-reason" label="Why can’t you provide a National Insurance number?" value="" onChange={ignore} />,
      ),
  ],
  [
    'select',
    'error',
    () =>
      wrong(
        'select-with-error',
        'Error message',
        <Select name="select-with-error" label="Label text goes here" value="" onChange={ignore} options={horses} />,
      ),
  ],
  [
    'select',
    'hint',
    () => (
      <Select
        name="select-with-hint"
        label="Label text goes here"
        hint="Hint text goes here"
        value=""
        onChange={ignore}
        options={[]}
      />
    ),
  ],
  [
    'radios',
    'default',
    () => (
      <Radios
        name="example-default"
        legend="Have you changed your name?"
        value=""
        onChange={ignore}
        choices={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    ),
  ],
  [
    'checkboxes',
    'default',
    () => (
      <Checkboxes
        name="nationality"
        legend="What is your nationality?"
        value={[]}
        onChange={ignore}
        choices={[
          { value: 'british', text: 'British' },
          { value: 'irish', text: 'Irish' },
          { value: 'other', text: 'Citizen of another country' },
        ]}
      />
    ),
  ],
  [
    'date-input',
    'default',
    () => (
      <DateInput
        name="dob"
        legend="What is your date of birth?"
        hint="For example, 31 3 1980"
        value={emptyDate}
        onChange={ignore}
      />
    ),
  ],
  [
    'summary-list',
    'default',
    () => (
      <SummaryList>
        <SummaryRow label="Name">Firstname Lastname</SummaryRow>
        <SummaryRow label="Date of birth">13/08/1980</SummaryRow>
        <SummaryRow label="Contact information">
          <p className="govuk-body">email@email.com</p>
          <p className="govuk-body">
            Address line 1<br />
            Address line 2<br />
            Address line 3<br />
            Address line 4<br />
            Address line 5
          </p>
        </SummaryRow>
      </SummaryList>
    ),
  ],
  [
    'summary-list',
    'as a summary card with a text header',
    () => (
      <SummaryCard title="Undergraduate teaching assistant">
        <SummaryList>
          <SummaryRow label="Name">Firstname Lastname</SummaryRow>
          <SummaryRow label="Date of birth">13/08/1980</SummaryRow>
        </SummaryList>
      </SummaryCard>
    ),
  ],
  [
    'inset-text',
    'default',
    () => (
      <InsetText>
        It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.
      </InsetText>
    ),
  ],
  ['warning-text', 'default', () => <WarningText>You can be fined up to £5,000 if you don’t register.</WarningText>],
  [
    'details',
    'default',
    () => (
      <Details summary="Help with nationality">
        We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide your
        nationality, you’ll have to send copies of identity documents through the post.
      </Details>
    ),
  ],
  [
    'panel',
    'default',
    () => (
      <Panel title="Application complete">
        Your reference number
        <br />
        <strong>HDJ2123F</strong>
      </Panel>
    ),
  ],
  [
    'notification-banner',
    'default',
    () => (
      <NotificationBanner id="govuk-notification-banner-title">
        <NotificationHeading>This publication was withdrawn on 7 March 2014.</NotificationHeading>
      </NotificationBanner>
    ),
  ],
]

describe('the design system’s own fixtures', () => {
  it.each(cases)('%s, %s', (component, fixture, element) => {
    expect(ours(element())).toBe(published(component, fixture))
  })

  it('error-summary, default, apart from the focus that ours takes itself', () => {
    const summary = (
      <ErrorSummary
        errors={[
          { field: 'example-error-1', message: 'The date your passport was issued must be in the past' },
          { field: 'example-error-2', message: 'Enter a postcode, like AA1 1AA' },
        ]}
      />
    )
    const markup = ours(summary).replace(' tabindex="-1"', '')
    expect(markup).toBe(published('error-summary', 'default'))
  })

  it('are not equal to other markup', () => {
    expect(normaliseMarkup('<b class="x">a</b>')).not.toBe(normaliseMarkup('<b class="y">a</b>'))
  })
})
