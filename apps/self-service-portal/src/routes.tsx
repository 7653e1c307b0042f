import { Loading } from '@candour/portal-kit'
import { lazy, Suspense, type ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { HomePage } from './home/home-page.tsx'

const InformationPage = lazy(() => import('./information/information-page.tsx').then((m) => ({ default: m.InformationPage })))
const NotesPage = lazy(() => import('./information/notes-page.tsx').then((m) => ({ default: m.NotesPage })))
const ContactPage = lazy(() => import('./contact/contact-page.tsx').then((m) => ({ default: m.ContactPage })))
const SafeContactPage = lazy(() => import('./contact/safe-contact-page.tsx').then((m) => ({ default: m.SafeContactPage })))
const DocumentsPage = lazy(() => import('./documents/documents-page.tsx').then((m) => ({ default: m.DocumentsPage })))
const MessagesPage = lazy(() => import('./sent/messages-page.tsx').then((m) => ({ default: m.MessagesPage })))
const CorrectPage = lazy(() => import('./corrections/correct-page.tsx').then((m) => ({ default: m.CorrectPage })))
const ChangesPage = lazy(() => import('./corrections/changes-page.tsx').then((m) => ({ default: m.ChangesPage })))
const ChangePage = lazy(() => import('./corrections/change-page.tsx').then((m) => ({ default: m.ChangePage })))
const SharingPage = lazy(() => import('./sharing/sharing-page.tsx').then((m) => ({ default: m.SharingPage })))
const StopPage = lazy(() => import('./sharing/stop-page.tsx').then((m) => ({ default: m.StopPage })))
const StartPage = lazy(() => import('./sharing/start-page.tsx').then((m) => ({ default: m.StartPage })))
const SeenPage = lazy(() => import('./seen/seen-page.tsx').then((m) => ({ default: m.SeenPage })))
const PeoplePage = lazy(() => import('./people/people-page.tsx').then((m) => ({ default: m.PeoplePage })))
const WhatTheySeePage = lazy(() => import('./people/what-they-see-page.tsx').then((m) => ({ default: m.WhatTheySeePage })))
const StopPersonPage = lazy(() => import('./people/stop-person-page.tsx').then((m) => ({ default: m.StopPersonPage })))
const ActingPage = lazy(() => import('./people/acting-page.tsx').then((m) => ({ default: m.ActingPage })))
const ActedForPage = lazy(() => import('./people/acted-for-page.tsx').then((m) => ({ default: m.ActedForPage })))
const AskPage = lazy(() => import('./ask/ask-page.tsx').then((m) => ({ default: m.AskPage })))
const NewPage = lazy(() => import('./ask/new-page.tsx').then((m) => ({ default: m.NewPage })))
const AskedPage = lazy(() => import('./ask/asked-page.tsx').then((m) => ({ default: m.AskedPage })))
const TakeBackPage = lazy(() => import('./ask/take-back-page.tsx').then((m) => ({ default: m.TakeBackPage })))
const AgainPage = lazy(() => import('./ask/again-page.tsx').then((m) => ({ default: m.AgainPage })))

const later = (page: ReactNode) => (
  <Suspense
    fallback={
      <div className="govuk-width-container">
        <Loading />
      </div>
    }
  >
    {page}
  </Suspense>
)

/** Every page of the self-service portal. Addresses are built by `paths`; a test holds the two together. */
export const routes: RouteObject[] = [
  { index: true, element: <HomePage /> },
  { path: 'information', element: later(<InformationPage />) },
  { path: 'information/notes', element: later(<NotesPage />) },
  { path: 'information/contact', element: later(<ContactPage />) },
  { path: 'information/contact/safe', element: later(<SafeContactPage />) },
  { path: 'documents', element: later(<DocumentsPage />) },
  { path: 'messages', element: later(<MessagesPage />) },
  { path: 'information/:field/correct/:step', element: later(<CorrectPage />) },
  { path: 'changes', element: later(<ChangesPage />) },
  { path: 'changes/:id', element: later(<ChangePage />) },
  { path: 'sharing', element: later(<SharingPage />) },
  { path: 'sharing/:item/stop', element: later(<StopPage />) },
  { path: 'sharing/:item/start', element: later(<StartPage />) },
  { path: 'seen', element: later(<SeenPage />) },
  { path: 'people', element: later(<PeoplePage />) },
  { path: 'people/:id/see', element: later(<WhatTheySeePage />) },
  { path: 'people/:id/stop', element: later(<StopPersonPage />) },
  { path: 'acting', element: later(<ActingPage />) },
  { path: 'acting/:id', element: later(<ActedForPage />) },
  { path: 'ask', element: later(<AskPage />) },
  { path: 'ask/new/:kind/:step', element: later(<NewPage />) },
  { path: 'ask/:id', element: later(<AskedPage />) },
  { path: 'ask/:id/take-back', element: later(<TakeBackPage />) },
  { path: 'ask/:id/again', element: later(<AgainPage />) },
  { path: '*', element: <NotFoundPage /> },
]
