/** Before the drug and after it: what is asked, counted and confirmed. Loaded with the dialogs, not with the first screen. */
export const care = {
  card: {
    dateOfBirth: 'Date of birth',
    dateHint: 'Year, month, day, as 1984-05-31',
    /** The date as it was understood, in words. */
    born: (date: string, years: number) => `${date} · ${years} years`,
    identifiers: 'Beside the name one of these is needed, better both.',
    weight: 'Weight, kg',
    series: 'Session number',
    of: 'of',
    seriesHint: 'In this series, as 3 of 6. Leave it empty if nobody knows.',
    protocol: 'Choose the protocol.',
    problem: {
      name: 'A name is needed, as it will be shown.',
      identifier: 'Two identifiers are needed. Give a clinic number or a date of birth.',
      'date-unreadable': 'Type the date of birth as year, month, day: 1984-05-31.',
      'date-no-such-day': 'There is no such day. Check month and day.',
      'date-future': 'This date of birth has not come yet. Check the year.',
      'date-too-old': 'This date of birth is more than 130 years ago. Check the year.',
      'weight-unreadable': 'The weight is a number of kilograms, as 82 or 82.5.',
      'weight-range': 'The weight has to lie between 20 and 350 kg. Check it, or leave it empty.',
      'series-unreadable': 'The session is a number from 1, as 3 of 6. Check it, or leave both empty.',
      'series-order': 'The session’s number is higher than the series is long. Check both.',
    },
  },
} as const;
