/** What stands in the model without a source: printed below the table, so that nobody takes it for found. */
export const assumptions = [
  'age 46 ± 14, weight 82 ± 18 kg, obese from 100 kg on; pulse 74 ± 10, SaO2 97.5 ± 0.8 %, respiratory rate 14 ± 2',
  'nobody starts above 145/92',
  'effect site 0.30 /min, tolerance 60 min with a share of 0.8: calibrated to courses of the pressure, not measured',
  'spread of the answer 45 % between people and 30 % between visits; hypertensive people 1.25 times, their pulse 0.6 times',
  'the ceiling above 165 and 98 mmHg',
  'drift of the pressure 4.5 and 3.2 mmHg over 25 min; of pulse, ventilation and perfusion',
  'the drug lowers ventilation by 6 % at its peak, so that the saturation falls by 0.3',
  'shape and duration of every event; side effects by the hazard of the effect site',
  'esketamine spreads as ketamine does, but for its clearance',
] as const;
