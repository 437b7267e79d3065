/** The words of the clinic's page of setup: its medicines, how long it keeps records, its people. Loaded with it. */

export const clinic = {
  title: 'Clinic',
  medicines: {
    title: 'Medicines',
    hint: 'What may be given beside the drug of the session: one tap each at the chair, with the usual amount. The product proposes none.',
    none: 'No medicine is on the list.',
    name: 'Medicine',
    amount: 'Usual amount',
    unit: 'Unit',
    route: 'Route',
    add: 'Add a medicine',
    remove: 'Remove',
    of: (field: string, medicine: string) => `${field}, ${medicine}`,
    unnamed: (number: number) => `line ${number}`,
    save: 'Save the list',
    discard: 'Discard',
    full: (atMost: number) => `The list is full: ${atMost} medicines.`,
    problems: {
      name: 'Give a name of at most 80 letters.',
      amount: 'Give an amount over 0, at most 100,000.',
      twice: 'This line is there twice.',
    },
    notSaved: (count: number) => (count === 1 ? 'Not saved: 1 problem.' : `Not saved: ${count} problems.`),
  },
  retention: {
    title: 'How long records are kept',
    forever: 'For ever',
    months: (months: number) => (months === 1 ? '1 month' : `${months} months`),
    hint: 'A closed session older than this is erased: only that there was one remains.',
    keep: 'Months',
    isForever: 'Keep for ever',
    save: 'Save',
    wrong: 'Give whole months from 1 to 1200.',
    needsRole: 'A physician or an administrator changes this. Choose one as the person who acts.',
  },
  people: {
    title: 'People',
    hint: 'Set where the gateway is started.',
    name: 'Name',
    role: 'Role',
  },
  saved: 'Saved.',
  unrecorded: 'Done, but not saved on disk yet. Look again before you rely on it.',
  unknown:
    'The link broke before the answer came. Look whether it is as you want it, and do it again if not.',
} as const;
