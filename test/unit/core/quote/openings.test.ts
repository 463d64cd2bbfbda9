import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from './said';

describe('an opening clause', () => {
  it('ends where the main one begins, which is somebody else’s or nobody’s', () => {
    assert.deepEqual(said('While the cooks said the kelp was “fresh enough,” Mara Quist eats none of it.'), ['cooks: the kelp was “fresh enough,”']);
    assert.deepEqual(said('For a baker who confessed that she was “no early bird,” Mara Quist rose at a good hour.'), ['baker: she was “no early bird,”']);
    assert.deepEqual(said('When the harbour master asked whether the crab, the eel and the cod were there, Mara Quist laughed and said, “Look in the net.”').at(-1), 'Mara Quist: “Look in the net.”');
    assert.deepEqual(said('Remembering the ferry’s “long goodbye,” Mara Quist said, “I wept.”').at(-1), 'Mara Quist: “I wept.”');
    assert.deepEqual(said('Praising the cooks and their “true hands,” he added: “We ate it all.”'), ['he: the cooks and their “true hands,”', 'he: “We ate it all.”']);
  });

  it('goes on over commas that begin no clause', () => {
    assert.deepEqual(said('While the cooks said the kelp, the eel and the cod were “fresh enough,” Mara Quist eats none of it.'), ['cooks: the kelp, the eel and the cod were “fresh enough,”']);
    assert.deepEqual(said('The cooks said that the kelp was “fresh enough,” the eel old and the cod gone.'), ['cooks: the kelp was “fresh enough,” the eel old and the cod gone']);
  });

  it('leaves words in quotation marks that begin the main clause to who says them', () => {
    assert.deepEqual(said('In May, when the owner offered the crew new boots, “half of them were asleep. We woke them,” Quist said.').at(0), 'Quist: In May, when the owner offered the crew new boots, “half of them were asleep. We woke them,”');
  });
});

describe('words in quotation marks far from their cue', () => {
  it('are the speaker’s who stands before what is said beside', () => {
    assert.deepEqual(said('Mara Quist said in June, when the lamps went out, “I have never rowed so far.”'), ['Mara Quist: “I have never rowed so far.”']);
    assert.deepEqual(said('Said Mara Quist, who mends nets by night, “I have never rowed so far.”'), ['Mara Quist: “I have never rowed so far.”']);
    assert.deepEqual(said('The storm drove Mara Quist, who mends nets, to ask, “Who has the oars?”').length, 1);
  });

  it('are nobody’s when they only name something', () => {
    assert.deepEqual(said('Mara Quist said in June, when the lamps went out, that she sails on the “Kestrel.”').length, 1);
    assert.deepEqual(said('Mara Quist said no in June, when she sailed on, of all boats, “kestrels.”').filter((line) => line.endsWith(': “kestrels.”')), []);
  });

  it('are the one’s who urges somebody not to do it', () => {
    assert.deepEqual(said('Mara Quist begged the crew not to argue: “The tide will not wait.”').map((line) => line.split(':')[0]), ['Mara Quist']);
  });

  it('may be quoted by somebody who is quoted', () => {
    assert.deepEqual(said('“The tide will not wait,” said Mara Quist, reports Lunden Today.'), ['Lunden Today: “The tide will not wait,” said Mara Quist', 'Mara Quist: “The tide will not wait,”']);
    assert.deepEqual(said('“The tide will not wait,” Mara Quist was quoted as saying by a friend.'), ['Mara Quist: “The tide will not wait,”']);
  });

  it('go on behind the cue', () => {
    assert.deepEqual(said('“It is our tide,” she said, that both boats were late.'), ['she: “It is our tide,” | that both boats were late']);
    assert.deepEqual(said('Despite his “two left feet,” Mara Quist wrote, Dill Oakes is a fine dancer.'), ['Mara Quist: Despite his “two left feet,” | Dill Oakes is a fine dancer']);
    assert.deepEqual(said('The trick of it, says Mara Quist, keeper of the light, is that she never slept “a whole hour.”'), ['Mara Quist: The trick of it | is that she never slept “a whole hour.”']);
    assert.deepEqual(said('“We are late,” Mara Quist said. “That is the boat we are waiting for” at the pier.'), ['Mara Quist: “We are late,” | “That is the boat we are waiting for” at the pier']);
    assert.deepEqual(said('“We are late,” Mara Quist said. “The Long Way Home” is a song.'), ['Mara Quist: “We are late,”']);
  });
});

describe('a speaker', () => {
  it('may be called Will, though no question or future is', () => {
    assert.deepEqual(said('“It is a hard trade,” said Will Oakes. “The tar is worst.”'), ['Will Oakes: “It is a hard trade,” | “The tar is worst.”']);
    assert.deepEqual(said('“It is a hard trade,” Will wrote.'), ['Will: “It is a hard trade,”']);
    assert.deepEqual(said('Will anybody say that the trade is hard?').filter((line) => line.startsWith('Will')), []);
  });

  it('is described behind what is said and before the verb', () => {
    assert.deepEqual(said('“The gap was left open for days,” two clerks led by Mara Quist wrote in a note.'), ['two clerks: “The gap was left open for days,”']);
    assert.deepEqual(said('“The gap was left open,” Dill Oakes wrote after Mara Quist insisted that it be closed.').map((line) => line.split(':')[0]), ['Dill Oakes', 'Mara Quist']);
  });

  it('is the one of several who is named in apposition', () => {
    assert.deepEqual(said('However, one of the cooks, Mara Quist, warned that the eel was “older than the pier.”'), ['Mara Quist: the eel was “older than the pier.”']);
  });

  it('is who speaks on, not what the words are about', () => {
    assert.deepEqual(said('Mara Quist added the race had proved to be a long one, saying: “I lost both oars.”').at(-1), 'Mara Quist: “I lost both oars.”');
    assert.deepEqual(said('She claimed the oars were dry, called the boat “a sieve” and left.'), ['She: the oars were dry', 'She: the boat “a sieve”']);
  });

  it('stands behind the description of a book, and of a day', () => {
    assert.deepEqual(said('Mara Quist, the author of “Long Nets,” said the days of “easy herring” were gone.'), ['Mara Quist: the days of “easy herring” were gone']);
    assert.deepEqual(said('“There is more spine in an eel,” reads a Monday editorial in The Lunden Post.'), ['Monday editorial: “There is more spine in an eel,”']);
  });

  it('says nothing that is only the name of a show or a book', () => {
    assert.deepEqual(said('On Monday on Lunden Radio’s “Kestrel,” Mara Quist said the tar was “older than the pier.”'), ['Mara Quist: the tar was “older than the pier.”']);
    assert.deepEqual(said('“The tar is old,” scoffed Mara Quist.'), ['Mara Quist: “The tar is old,”']);
  });

  it('is the name between a dash and a colon', () => {
    assert.deepEqual(said('The herring trade has shrunk by half - Mara Quist: “We sold the last boat in spring.”'), ['Mara Quist: “We sold the last boat in spring.”']);
  });

  it('adds words by suggesting them', () => {
    assert.deepEqual(said('Mara Quist spoke sharply about the plan, suggesting “old tar” in the form of “new boats” had come.').slice(-1), ['Mara Quist: “old tar” in the form of “new boats” had come']);
    assert.deepEqual(said('“We must go,” Mara Quist said, smiling at the “Welcome” sign.'), ['Mara Quist: “We must go,”']);
  });
});
