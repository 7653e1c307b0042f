import { calendarDate } from './calendar-date.ts'
import type { BankHolidayOverrides } from './bank-holidays.ts'

/** Days proclaimed or moved once, since 1995. Late entries about past years need them; later ones are loaded as overrides. */
export const oneOffBankHolidays: Required<Pick<BankHolidayOverrides, 'added' | 'removed'>> = {
  added: [
    '1995-05-08', // 50 years after the end of the war in Europe
    '1999-12-31', // millennium
    '2002-06-03', // golden jubilee
    '2002-06-04',
    '2011-04-29', // royal wedding
    '2012-06-04', // diamond jubilee
    '2012-06-05',
    '2020-05-08', // 75 years after the end of the war in Europe
    '2022-06-02', // platinum jubilee
    '2022-06-03',
    '2022-09-19', // state funeral
    '2023-05-08', // coronation
  ].map(calendarDate),
  removed: ['1995-05-01', '2002-05-27', '2012-05-28', '2020-05-04', '2022-05-30'].map(calendarDate),
}
