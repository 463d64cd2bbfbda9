import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from './said';

describe('who speaks', () => {
  it('may be of a body whose members own it', () => {
    assert.deepEqual(said('“We were out of words,” Dill Oakes of the Allied Sailmakers’ Union recalled.'), ['Dill Oakes: “We were out of words,”']);
  });

  it('is the name in apposition to what the person is', () => {
    assert.deepEqual(said('“I slept,” said her mate, Dill Oakes. “I slept well.”'), ['Dill Oakes: “I slept,” | “I slept well.”']);
    assert.deepEqual(said('The town’s only baker, Dill Oakes, said the flour was gone.'), ['Dill Oakes: the flour was gone']);
  });

  it('is described up to the comma after “according to”', () => {
    assert.deepEqual(said('According to a clerk familiar with the plan, the pier will close.'), ['clerk familiar with the plan: the pier will close']);
    assert.deepEqual(said('The pier will close, according to a clerk close to the talks.'), ['clerk close to the talks: The pier will close']);
  });

  it('is the whole phrase that opens the sentence', () => {
    assert.deepEqual(said('Experts on nets and tar at the fair said that both were dear.').length, 1);
    assert.deepEqual(said('Experts on trade at sea said that nets were dear.'), ['Experts on trade at sea: nets were dear']);
  });

  it('is the person that a relative clause is about', () => {
    assert.deepEqual(said('It was a test for Mara Quist, the new mayor, who came to office in May promising that no street would be “left behind.”'), ['Mara Quist: no street would be “left behind.”']);
  });

  it('is the main subject behind an opening participle, a date, and for “a series of letters”', () => {
    assert.deepEqual(said('Ending a long silence, the Harbour Council released a statement calling the leak “a plain crime.”'), ['Harbour Council: the leak “a plain crime.”']);
    assert.deepEqual(said('On July 6, 2015, Ms. Quist made the following remark: “For young people it is hard.”'), ['Quist: “For young people it is hard.”']);
    assert.deepEqual(said('Ms. Quist wrote a series of letters saying that the pier was “rotten.”'), ['Quist: the pier was “rotten.”']);
  });

  it('may own a claim', () => {
    assert.deepEqual(said('He repeated Ms. Quist’s old claim that the pier was safe.'), ['Quist: the pier was safe']);
  });
});

describe('what is said', () => {
  it('leaves the speaker’s description out and goes on behind it', () => {
    assert.deepEqual(said('Pay has lagged for years, said Dill Oakes, a clerk at the fair, and other towns are watching.'), ['Dill Oakes: Pay has lagged for years | and other towns are watching']);
  });

  it('has no dateline', () => {
    assert.deepEqual(said('PORT LUNDEN, April 9 - The fair lost money, the clerk said on Thursday.'), ['clerk: The fair lost money']);
  });

  it('ends with an opening subordinate clause, and before a time', () => {
    assert.deepEqual(said('Though she called it “plain theft” and called for pay to be “held back,” the board kept silent.').at(-1), 'she: pay to be “held back,”');
    assert.deepEqual(said('Ms. Quist called the plan a “mad idea” during a stop in Lunden.'), ['Quist: the plan a “mad idea”']);
  });

  it('comes before “as she put it”', () => {
    assert.deepEqual(said('The fair is a trap for fools, as Ms. Quist put it.'), ['Quist: The fair is a trap for fools']);
  });

  it('is nothing that nobody has said, nor only somebody spoken to', () => {
    assert.deepEqual(said('If the council says yes, work will start.'), []);
    assert.deepEqual(said('Ms. Quist sails and advises the clerks.'), []);
    assert.deepEqual(said('Her friends told her not to.'), []);
  });

  it('is in two pieces where the quoted one goes on with the other’s sentence', () => {
    assert.deepEqual(said('So when the bank signaled that it would close the loan, Ms. Quist said, “we were floored.”')[0], 'Quist: when the bank signaled that it would close the loan | “we were floored.”');
    assert.deepEqual(said('Because of how it was built, explained Ms. Quist, “there is no way to mend it.”'), ['Quist: Because of how it was built | “there is no way to mend it.”']);
    assert.deepEqual(said('After a long night at the fair, Ms. Quist said, “We were floored.”'), ['Quist: “We were floored.”']);
  });

  it('belongs to the cue that introduces it, though another one follows', () => {
    assert.deepEqual(said('But even as Ms. Quist claimed that “the pier was new,” one of the builders said the two piers were different.'), [
      'Quist: “the pier was new,”', 'one of the builders: the two piers were different',
    ]);
    assert.deepEqual(said('“The pier was new,” one of the builders said in May.'), ['one of the builders: “The pier was new,”']);
  });

  it('goes over words that only seem to introduce marks', () => {
    assert.deepEqual(said('Ms. Quist said that once the council goes on holiday, “we will mend the pier.”'), ['Quist: once the council goes on holiday, “we will mend the pier.”']);
    assert.deepEqual(said('By contrast, Ms. Quist said that when it rains, the pier leaks.'), ['Quist: when it rains, the pier leaks']);
  });

  it('is the label alone where a clause of the writer’s follows it', () => {
    assert.deepEqual(said('In a speech that the clerk Dill Oakes called “distasteful,” Ms. Quist sat down.'), ['Dill Oakes: “distasteful,”']);
  });

  it('comes before “as a memo put it” also where the marks end it', () => {
    assert.deepEqual(said('What the pier needs is a “steady source of stone,” as a council memo put it.'), ['council memo: What the pier needs is a “steady source of stone,”']);
  });

  it('is in two pieces around its cue also where the sentence goes on, and after dashes', () => {
    assert.deepEqual(said('“The pier,” Ms. Quist said, “will fall,” and she left.'), ['Quist: “The pier,” | “will fall,”']);
    assert.deepEqual(said('"We sail," Ms. Quist said--"at once."'), ['Quist: "We sail," | "at once."']);
    assert.deepEqual(said('“The pier,” Ms. Quist said, and read “The Long Night” again.')[0], 'Quist: “The pier,”');
  });

  it('ends with the marks where a clause of the writer’s follows them', () => {
    assert.deepEqual(said('Ms. Quist said “Come in” and the crew went home.'), ['Quist: “Come in”']);
    assert.deepEqual(said('Ms. Quist said “new taxes” and the sale of the pier would help.'), ['Quist: “new taxes” and the sale of the pier would help']);
  });

  it('keeps the charge behind who the accused is', () => {
    assert.deepEqual(said('Critics accused Ms. Quist, who became mayor in May and keeper in June, of using the pier to win votes.'), ['Critics: Ms. Quist, who became mayor in May and keeper in June, of using the pier to win votes']);
  });
});

describe('who writes to somebody', () => {
  it('asks, not the one who gets the letter', () => {
    assert.deepEqual(said('Ms. Quist wrote a letter to Dill Oakes asking the council to look into the “mess.”').at(-1), 'Quist: the council to look into the “mess.”');
    assert.deepEqual(said('Ms. Quist left with Dill Oakes saying the pier was a “mess.”').at(-1)?.startsWith('Dill Oakes'), true);
  });
});
