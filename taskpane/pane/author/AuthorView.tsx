import { usePane } from '../context';
import { FillSection } from './FillSection';
import { UnitSection } from './UnitSection';
import { YearSection } from './YearSection';

/** 编制: totals, units, a new year, blank forms. */
export default function AuthorView() {
  const { text } = usePane();
  return (
    <>
      <p className="intro">{text.authorIntro}</p>
      <FillSection />
      <UnitSection />
      <YearSection />
    </>
  );
}
