import { builtInTypes, type BuiltInType, type EntityType, type QuotationKind } from '../analysis/types';
import { compareText } from '../compareText';

/** How things of a type are called and drawn. */
export interface TypeFacts {
  readonly label: string;
  readonly plural: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color: string;
}

const facts: Readonly<Record<BuiltInType, TypeFacts>> = {
  PERSON: { label: 'Person', plural: 'People', icon: 'person', color: 'glossator.personForeground' },
  ORG: { label: 'Organisation', plural: 'Organisations', icon: 'organization', color: 'glossator.orgForeground' },
  PLACE: { label: 'Place', plural: 'Places', icon: 'location', color: 'glossator.placeForeground' },
  NORP: { label: 'Nationality or group', plural: 'Nationalities and groups', icon: 'globe', color: 'glossator.norpForeground' },
  EVENT: { label: 'Event', plural: 'Events', icon: 'milestone', color: 'glossator.eventForeground' },
  LAW: { label: 'Law', plural: 'Laws', icon: 'law', color: 'glossator.lawForeground' },
  WORK: { label: 'Work', plural: 'Works', icon: 'book', color: 'glossator.workForeground' },
  PRODUCT: { label: 'Product', plural: 'Products', icon: 'package', color: 'glossator.productForeground' },
  DATE: { label: 'Date', plural: 'Dates', icon: 'calendar', color: 'glossator.dateForeground' },
  TIME: { label: 'Time', plural: 'Times', icon: 'watch', color: 'glossator.timeForeground' },
  MONEY: { label: 'Amount of money', plural: 'Amounts of money', icon: 'credit-card', color: 'glossator.moneyForeground' },
  PERCENT: { label: 'Percentage', plural: 'Percentages', icon: 'graph', color: 'glossator.percentForeground' },
  QUANTITY: { label: 'Quantity', plural: 'Quantities', icon: 'symbol-ruler', color: 'glossator.quantityForeground' },
};

const byType: ReadonlyMap<string, TypeFacts> = new Map(Object.entries(facts));
const order: ReadonlyMap<string, number> = new Map(builtInTypes.map((type, index) => [type, index]));
const valueTypes: ReadonlySet<string> = new Set(['DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY'] satisfies BuiltInType[]);

/** What a type is called and how it is drawn; a type of the user's own is called as the user writes it. */
export function typeFacts(type: EntityType): TypeFacts {
  return byType.get(type) ?? { label: type, plural: type, icon: 'symbol-misc', color: 'glossator.otherForeground' };
}

/** Whether mentions of the type are values (dates, amounts) instead of names. */
export function isValueType(type: EntityType): boolean {
  return valueTypes.has(type);
}

/** Orders types for display: the built-in ones in their order, then the user's by name. */
export function compareTypes(a: EntityType, b: EntityType): number {
  const last = order.size;
  return (order.get(a) ?? last) - (order.get(b) ?? last) || compareText(a, b);
}

/** What a kind of quotation is called. */
export const kindLabels: Readonly<Record<QuotationKind, string>> = {
  direct: 'Direct quotation',
  mixed: 'Partly quoted',
  indirect: 'Reported speech',
};

const decisions: ReadonlyMap<string, string> = new Map([
  ['accept', 'accepted'], ['reject', 'rejected'], ['retype', 'type corrected'], ['reattribute', 'speaker corrected'], ['respan', 'extent corrected'],
]);

/** What a decision of a person is called where it shows; `change` is what it did to quotations. */
export function decisionLabel(kind: string, change?: string): string {
  return change ?? decisions.get(kind) ?? kind;
}
