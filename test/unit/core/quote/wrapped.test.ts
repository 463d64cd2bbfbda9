import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from './said';

function check(cases: Readonly<Record<string, readonly string[]>>): void {
  for (const [text, expected] of Object.entries(cases)) assert.deepEqual(said(text), expected, text);
}

describe('a speaker and the verb', () => {
  it('may have words in quotation marks between them, in a relative clause', () => check({
    'Mara Quist, who “never slept” that week, said the pier was safe.': ['Mara Quist: the pier was safe'],
    'Dill Oakes, 54, whom the clerks describe as “a quiet man,” said that the pier was safe.': ['clerks: as “a quiet man,”', 'Dill Oakes: the pier was safe'],
    'Dill Oakes, whom the clerks call “a quiet man”, said the pier was safe, adding that he had tested it.': ['clerks: “a quiet man”', 'Dill Oakes: the pier was safe', 'Dill Oakes: he had tested it'],
  }));

  it('stand behind the words in an inverted sentence, a relative clause or not', () => check({
    '“We are late,” said Mara Quist, who runs the pier.': ['Mara Quist: “We are late,”'],
    'She was, as “the clerks” say, late.': [],
  }));

  it('may be told from a title behind the words', () => check({
    '“You have until noon,” Judge Dill Oakes told them, “or I will settle it.”': ['Dill Oakes: “You have until noon,” | “or I will settle it.”'],
    '“You have until noon,” Judge Dill Oakes said.': ['Dill Oakes: “You have until noon,”'],
  }));
});

describe('words that are a comment', () => {
  it('are those of whose comment they are', () => check({
    '“I don’t run a circus,” was her only comment.': ['her: “I don’t run a circus,”'],
    '“No comment,” was Mara Quist’s terse reply.': ['Mara Quist: “No comment,”'],
    '“Not before noon” was the answer from the harbour office.': ['harbour office: “Not before noon”'],
    '“No,” came the reply from the gallery.': ['gallery: “No,”'],
    '“No,” came the reply.': ['?: “No,”'],
    '“No comment,” was all a spokeswoman for the harbour would say.': ['spokeswoman for the harbour: “No comment,”'],
    '“Sell it” is how Mara Quist put it.': ['Mara Quist: “Sell it”'],
  }));

  it('are no titles, and no words that somebody is not said to have uttered', () => check({
    '“Light and Salt” was her first novel.': [],
    '“The Answer” was the best song of the evening.': [],
    '“War” was a word that nobody liked.': [],
    'The “reply” was the talk of the town.': [],
  }));
});

describe('words behind a colon', () => {
  it('are those of the name in apposition to the subject', () => check({
    'Her deputy, Dill Oakes, went further: “The mayor lies.”': ['Dill Oakes: “The mayor lies.”'],
    'Her deputy, a former sailor, went further: “The mayor lies.”': ['Her deputy: “The mayor lies.”'],
  }));
});

describe('the subject', () => {
  it('is not that of a subordinate clause before “, but said”', () => check({
    'A clerk for the harbour declined to speak while the inquiry was under way, but said crews were “ready to sail.”': ['clerk for the harbour: crews were “ready to sail.”'],
  }));

  it('of a coordinated verb may have come in since the last report', () => check({
    'Asked if she would recommend it, Oakes hesitated, then nodded: “Yes.”': ['Oakes: “Yes.”'],
  }));

  it('is a name in ’s, and one of several', () => check({
    'Moody’s warned on Friday that the pier was unsafe.': ['Moody’s: the pier was unsafe'],
    'One of them described it as “the angriest letter of the year”.': ['One of them: it as “the angriest letter of the year”'],
    'Mara Quist’s promised reforms never came.': [],
  }));

  it('of “a charge Ms. Lee denies” is no report of its own', () => check({
    'The guild has accused the board of hiding debts, a charge Oakes denies.': ['guild: the board of hiding debts, a charge Oakes denies'],
  }));

  it('is the name in apposition to an office at the start', () => check({
    'Counsel to the inquiry, Dill Oakes, asked why she had stayed.': ['Dill Oakes: why she had stayed'],
  }));

  it('is not who was told in a headline', () => check({
    'Sea wall ‘held by luck’, inquiry told': ['?: Sea wall ‘held by luck’'],
    '“The wall held by luck,” the clerk told the inquiry.': ['clerk: “The wall held by luck,”'],
  }));
});

describe('what is said', () => {
  it('is told once', () => check({
    'One reviewer wrote that it read “like a love letter to mud”.': ['One reviewer: it read “like a love letter to mud”'],
    'Mara Quist liked to say that she had “learned to swim before I learned to doubt”.': ['Mara Quist: she had “learned to swim before I learned to doubt”'],
  }));

  it('ends with its relative clause, before “while”, and before where it was shouted', () => check({
    'Mara Quist, the botanist who showed that kelp once covered the coast, died in Lunden.': ['botanist: kelp once covered the coast'],
    'The ministry said it would “study the results”, while noting that naps help.': ['ministry: it would “study the results”', 'ministry: naps help'],
    'A woman shouted “Shame!” at him from across the street.': ['woman: “Shame!”'],
    'Wessel called the crew “ballast” hours before the storm.': ['Wessel: the crew “ballast”'],
  }));

  it('is nobody’s behind a colon that only a thing stands before', () => check({
    'One sentence stays in the mind: “We were never asked.”': ['?: “We were never asked.”'],
    'The deputy was blunt: “We were never asked.”': ['deputy: “We were never asked.”'],
  }));

  it('does not follow a noun', () => check({
    'People who sleep badly are likely to struggle with word recall a decade later.': [],
    'People on the island fear that the pier will close.': ['People on the island: the pier will close'],
  }));
});
