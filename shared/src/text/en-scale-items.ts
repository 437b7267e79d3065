/**
 * The questions of the forms (SE15). PHQ-9: Kroenke, Spitzer, Williams 2001; no permission is needed to reproduce it. Of the CADSS
 * only the subjects of the six items are named (1, 2, 6, 7, 15 and 22 of the whole scale, Rodrigues 2021): who asks has the form.
 */
export const scaleItems = {
  'phq-9': {
    hint: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
    questions: [
      'Little interest or pleasure in doing things',
      'Feeling down, depressed, or hopeless',
      'Trouble falling or staying asleep, or sleeping too much',
      'Feeling tired or having little energy',
      'Poor appetite or overeating',
      'Feeling bad about yourself – or that you are a failure or have let yourself or your family down',
      'Trouble concentrating on things, such as reading the newspaper or watching television',
      'Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety or restless that you have been moving around a lot more than usual',
      'Thoughts that you would be better off dead or of hurting yourself in some way',
    ],
    answers: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  },
  'cadss-6': {
    hint: 'At this moment. Read each question from the clinic’s form; the numbers are those of the whole scale.',
    questions: [
      '1 · Slow motion',
      '2 · Unreal, as in a dream',
      '6 · Cut off from one’s own body',
      '7 · Own body feels changed',
      '15 · Losing track of what goes on',
      '22 · As on the form',
    ],
    answers: ['no', 'mild', 'mod.', 'severe', 'extreme'],
  },
} as const;
