import {
  cuffSpecimen,
  mightySatSpecimen,
  nonin3230Specimen,
  oximeterSpecimen,
} from './bluetooth/specimen.ts';
import type { Specimen } from './conformance/specimen.ts';
import {
  comenSpecimen,
  mindraySpecimen,
  nihonKohdenSpecimen,
  philipsSpecimen,
} from './hl7/dialect-specimens.ts';
import { pcd01Specimen } from './hl7/specimen.ts';
import { ivy450cSpecimen } from './ivy/specimen.ts';
import { masimoAscii1Specimen } from './masimo/specimen.ts';
import { noninDf13Specimen, noninDf2Specimen, noninDf7Specimen, noninDf8Specimen } from './nonin/specimen.ts';
import { suntechAdvantageSpecimen } from './suntech/specimen.ts';

/** By what `npm run conformance -- <family>` is asked for; a family with several ways to speak has one a way. */
export const specimens: Readonly<Record<string, Specimen>> = {
  hl7: pcd01Specimen,
  'hl7-mindray': mindraySpecimen,
  'hl7-comen': comenSpecimen,
  'hl7-nihon-kohden': nihonKohdenSpecimen,
  'hl7-philips': philipsSpecimen,
  'bluetooth-oximeter': oximeterSpecimen,
  'bluetooth-cuff': cuffSpecimen,
  'nonin-3230': nonin3230Specimen,
  'masimo-mightysat': mightySatSpecimen,
  'nonin-df2': noninDf2Specimen,
  'nonin-df7': noninDf7Specimen,
  'nonin-df8': noninDf8Specimen,
  'nonin-df13': noninDf13Specimen,
  'masimo-ascii1': masimoAscii1Specimen,
  'ivy-450c': ivy450cSpecimen,
  'suntech-advantage': suntechAdvantageSpecimen,
};
