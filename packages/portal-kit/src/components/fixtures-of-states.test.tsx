import type { ReactElement } from 'react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import {
  Button,
  Checkboxes,
  DateInput,
  emptyDate,
  FormErrorsContext,
  Layout,
  NotificationBanner,
  NotificationHeading,
  Page,
  Radios,
  Select,
  ServiceNavigation,
  Tag,
  Textarea,
  TextInput,
  type TagColour,
} from '../index.ts'
import { ours, published } from './published-markup.ts'

const ignore = () => {}
const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
const changedName = 'This includes changing your last name or spelling your name differently.'
const waste = [
  ['animal', 'Waste from animal carcasses'],
  ['mines', 'Waste from mines or quarries'],
  ['farm', 'Farm or agricultural waste'],
] as const

/** A control of a form in which something is wrong with it. */
const wrong = (field: string, message: string, control: ReactElement) => (
  <FormErrorsContext value={[{ field, message }]}>{control}</FormErrorsContext>
)

const cases: [component: string, fixture: string, element: () => ReactElement][] = [
  [
    'radios',
    'with hint',
    () => (
      <Radios
        name="example-with-hint"
        legend="Have you changed your name?"
        hint={changedName}
        value=""
        onChange={ignore}
        choices={yesNo}
      />
    ),
  ],
  [
    'radios',
    'inline',
    () => (
      <Radios
        name="example"
        legend="Have you changed your name?"
        hint={changedName}
        inline
        value="no"
        onChange={ignore}
        choices={yesNo}
      />
    ),
  ],
  [
    'radios',
    'with fieldset and error message',
    () =>
      wrong(
        'example',
        'Please select an option',
        <Radios name="example" legend="Have you changed your name?" value="no" onChange={ignore} choices={yesNo} />,
      ),
  ],
  [
    'checkboxes',
    'with error message',
    () =>
      wrong(
        'waste',
        'Please select an option',
        <Checkboxes
          name="waste"
          legend="Which types of waste do you transport regularly?"
          value={[]}
          onChange={ignore}
          choices={waste.map(([value, text]) => ({
            value,
            text,
            hint: 'Nullam id dolor id nibh ultricies vehicula ut id elit.',
          }))}
        />,
      ),
  ],
  [
    'input',
    'with error and hint',
    () =>
      wrong(
        'with-error-hint',
        'Enter a National Insurance number in the correct format',
        <TextInput
          name="with-error-hint"
          label="National insurance number"
          hint="It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’."
          value=""
          onChange={ignore}
        />,
      ),
  ],
  [
    'textarea',
    'with hint and error message',
    () =>
      wrong(
        'with-hint-error',
        'Error message',
        <Textarea name="with-hint-error" label="With hint and error" hint="Hint" value="" onChange={ignore} />,
      ),
  ],
  [
    'select',
    'with hint text and error message',
    () =>
      wrong(
        'select-2',
        'Error message goes here',
        <Select
          name="select-2"
          label="Label text goes here"
          hint="Hint text goes here"
          value=""
          onChange={ignore}
          options={['1', '2', '3'].map((value) => ({ value, text: `GOV.UK frontend option ${value}` }))}
        />,
      ),
  ],
  [
    'date-input',
    'with error message and hint',
    () =>
      wrong(
        'dob-errors',
        'Error message goes here',
        <DateInput
          name="dob-errors"
          legend="What is your date of birth?"
          hint="For example, 31 3 1980"
          value={emptyDate}
          onChange={ignore}
        />,
      ),
  ],
  [
    'notification-banner',
    'with type as success',
    () => (
      <NotificationBanner success id="govuk-notification-banner-title">
        <NotificationHeading>Email sent to example@email.com</NotificationHeading>
      </NotificationBanner>
    ),
  ],
]

describe('the design system’s own fixtures of hints, errors and states', () => {
  it.each(cases)('%s, %s', (component, fixture, element) => {
    expect(ours(element())).toBe(published(component, fixture))
  })

  it.each<TagColour>(['grey', 'green', 'purple', 'orange', 'yellow'])('tag, %s', (colour) => {
    const text = `${colour[0]?.toUpperCase()}${colour.slice(1)}`
    expect(ours(<Tag colour={colour}>{text}</Tag>)).toBe(published('tag', colour))
  })

  it.each(['secondary', 'warning'] as const)('button, %s, which in ours has no name', (kind) => {
    const text = kind === 'secondary' ? 'Secondary button' : 'Warning button'
    expect(ours(<Button kind={kind}>{text}</Button>)).toBe(published('button', kind).replace(/ name="\w+"/, ''))
  })
})

describe('the frame, which stands in a router', () => {
  // The router marks its own links.
  const at = (path: string, element: ReactElement) =>
    ours(<MemoryRouter initialEntries={[path]}>{element}</MemoryRouter>).replaceAll(' data-discover="true"', '')
  const list = (markup: string) => markup.slice(markup.indexOf('<ul'), markup.indexOf('</ul>'))

  it('service-navigation, its list of links, with the page that is open', () => {
    const items = ['1', '2', '3', '4'].map((number) => ({ to: `/${number}`, text: `Navigation item ${number}` }))
    const markup = at('/2', <ServiceNavigation items={items} />)
    const theirs = published('service-navigation', 'with navigation with a current item')
    expect(list(markup).replace(' candour-menu-closed', '').replace('main-menu', 'navigation')).toBe(
      list(theirs).replaceAll('#/', '/'),
    )
  })

  it('generic-header and skip-link, in every page', () => {
    const markup = at(
      '/',
      <Layout serviceName="My cool service" productName="My cool service" home="/" navigation={[]} organisation={null}>
        {null}
      </Layout>,
    )
    expect(markup.replace(' candour-header', '')).toContain(published('generic-header', 'default'))
    expect(markup).toContain(published('skip-link', 'default').replace('test-target-element', 'main-content'))
  })

  it('back-link, on a page that leads back', () => {
    const markup = at(
      '/there',
      <Page title="There" back="/here">
        {null}
      </Page>,
    )
    expect(markup).toContain(published('back-link', 'default').replace('"#"', '"/here"'))
  })
})
