import { contextOf, type MentionCandidate, type Recognizer } from './context';

const services = 'Facebook|Instagram|YouTube|TikTok|Threads|Telegram|Bluesky|Mastodon|LinkedIn|Snapchat|WhatsApp|Reddit|Twitter';
/** What makes a lone X the company: its old name, others of its kind, posting on it, owning it. */
const before = new RegExp(`(?:\\b(?:post(?:s|ed|ing)?|wrote|writes|said|shared?|shares|message|statement|accounts?|users?|video|thread|announced|comment(?:s|ed)?|published|viral|followers?|response|reply|replied|reacted)\\b(?: \\p{Ll}+){0,4} on|\\bplatforms?(?: (?:such as|including|like|called))?|\\b(?:social (?:media|network)|website|site|app)(?: (?:such as|including|like|called))?|\\b(?:owns?|owned|owner of|bought|buying|acquired|runs|users of|shares in|advertis(?:e|ing) on|accounts? on|profile on)|\\b(?:${services})(?:,? (?:and|or)|,)|\\bMusk[’']s) $`, 'u');
const after = new RegExp(`^(?:, (?:which (?:was )?|once |previously )?formerly\\b|,? \\((?:formerly|previously)\\b|,? formerly (?:known as )?Twitter|, the (?:social|platform|company|site)|,(?: and| or)? (?:${services})\\b| (?:and|or) (?:${services})\\b|[’']s (?:owner|users|lawyers|algorithm|platform|terms|chief|policies|headquarters|advertisers|rules|staff|employees|website))`, 'u');
/** What a lone X may be the subject of. */
const acts = /^ (?:said|says|did|does|declined|has|had|will|would|removed|blocked|suspended|banned|announced|refused|told|argued|sued|appealed|faces|denied)\b/u;

/** Tells the company X from the letter: by what stands around it, else by the rest of the source. */
export const recognizeLetterX: Recognizer = () => (_tree, file) => {
  const { tokens, prose, mentions } = contextOf(file);
  // The model has no idea of letters; whoever is named by one alone is told by a title, not by it.
  remove(mentions, ({ start, end, type }) => end - start === 1 && (type === 'PERSON' || type === 'ORG' || type === 'PLACE') && !/(?:Mr|Ms|Mrs|Dr|Agent|Madame|Monsieur)\.? $/u.test(prose.slice(Math.max(0, start - 10), start)));
  if (!/(?<![\p{L}\p{N}])X(?![\p{L}\p{N}-])/u.test(prose)) return;
  for (const { text, start, end } of tokens) {
    if (text !== 'X' || mentions.some((mention) => mention.start <= start && mention.end >= end && mention.confidence >= 0.5)) continue;
    const lead = prose.slice(Math.max(0, start - 80), start), tail = prose.slice(end, end + 40);
    if (before.test(lead) || after.test(tail)) mentions.push({ start, end, type: 'ORG', confidence: 0.85, why: ['the company X by what stands around it'] });
    else if ((acts.test(tail) || /[\p{Ll},] $/u.test(lead)) && !/\b(?:letter|axis|factor|generation|plan|project|variable|let|ray|chromosome|mark(?:ed|s)?(?: (?:with )?an?)?|an?|the) $/iu.test(lead)) {
      mentions.push({ start, end, type: null, confidence: 0.2, why: ['a letter that may be a name'] });
    }
  }
};

function remove(mentions: MentionCandidate[], is: (mention: MentionCandidate) => boolean): void {
  const kept = mentions.filter((mention) => !is(mention));
  mentions.splice(0, mentions.length, ...kept);
}
