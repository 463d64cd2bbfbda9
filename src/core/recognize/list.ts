import { recognizeDates } from './dates';
import { recognizeEvents } from './namedEvents';
import { recognizeLaws } from './laws';
import { recognizeListed } from './listed';
import { recognizeModelNames } from './modelNames';
import { recognizeLetterX } from './letterX';
import { recognizeMoney } from './money';
import { recognizeNicknames } from './nicknames';
import { recognizeOrganisations } from './organisations';
import { recognizePeople } from './people';
import { recognizePercents } from './percents';
import { recognizePlaces } from './places';
import { recognizeProducts } from './products';
import { recognizeQuantities } from './quantities';
import { recognizeQuotations } from './quotations';
import { recognizeQuietNames } from './quietNames';
import { recognizeShips } from './ships';
import { recognizeTimes } from './times';
import { recognizeUnknown } from './unknown';
import { recognizeWorks } from './works';
import type { Recognizer } from './context';

/** The recognizers in the order in which they run: later ones see what earlier ones found. */
export const recognizers: readonly Recognizer[] = [
  recognizeDates,
  recognizeTimes,
  recognizeMoney,
  recognizePercents,
  recognizeQuantities,
  recognizeListed,
  recognizeOrganisations,
  recognizePlaces,
  recognizePeople,
  recognizeEvents,
  recognizeLaws,
  recognizeProducts,
  recognizeShips,
  recognizeWorks,
  recognizeUnknown,
  recognizeModelNames,
  recognizeNicknames,
  recognizeLetterX,
  recognizeQuietNames,
  recognizeQuotations,
];
