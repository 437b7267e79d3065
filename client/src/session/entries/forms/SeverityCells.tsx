import { severities, type Severity } from '@chairside/shared/chart/entry.ts';
import { useText } from '../../../ui/text.ts';
import { useCareText } from '../../care-text.ts';
import { Cells } from '../../quick-log/Cells.tsx';

type SeverityCellsProps = { readonly chosen: Severity; readonly onChoose: (severity: Severity) => void };

/** How bad it is: mild, moderate, severe. */
export function SeverityCells({ chosen, onChoose }: SeverityCellsProps) {
  const text = useText();
  const { correction } = useCareText();
  return (
    <Cells
      label={correction.severity}
      cells={severities.map((value) => ({ value, text: text.chart.severity[value] }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
