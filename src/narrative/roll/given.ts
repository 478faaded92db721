import { InputReader, type Inputs } from '../inputs';
import { keyPart } from '../keys';

const PLACE = '补充资料';
const NUMBER = /^-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?/;
/** What a paragraph written anew asks for; what stood there last year is asked for with its value. */
const ASKED = /【待填写：([^【】，]+)】/g;

/** What the officer gives of what a rolled text asks for, under the words it is asked for in: 补充资料/购置车辆: 1. */
export class Given {
  private readonly reader: InputReader;
  private readonly units = new Map<string, string>();

  constructor(inputs: Inputs) {
    this.reader = new InputReader(inputs);
  }

  /** The number for a place that is called so; null where none is given, or another thing than one of its unit. */
  number(label: string, raw: string, unit: string): string | null {
    const own = this.reader.find(`${PLACE}/${keyPart(`${label}（${unit}）`)}`);
    const value = own ?? this.reader.find(`${PLACE}/${keyPart(label)}`);
    const digits = value === null ? undefined : NUMBER.exec(value)?.[0];
    if (value === null || digits === undefined) return null;
    const said = value.slice(digits.length).trim();
    if (said !== '' && said !== unit) return null;
    // 公务接待39批次，公务接待203人次: a number without a unit is of the first that is called so.
    if (own === null && said === '') {
      const first = this.units.get(label) ?? unit;
      this.units.set(label, first);
      if (first !== unit) return null;
    }
    return raw.replace(/^[^一-龥%％﹪‰]*[0-9０-９]/, digits);
  }

  /** A text with what is given in the places it leaves to be filled in. */
  filled(text: string): string {
    return text.replace(ASKED, (asked: string, label: string) => this.reader.find(`${PLACE}/${keyPart(label)}`) ?? asked);
  }

  /** What a text written anew asks for. */
  askedIn(text: string): string[] {
    return [...text.matchAll(ASKED)].map((match) => match[1]!);
  }

  unused(): string[] {
    return this.reader.unused();
  }
}
