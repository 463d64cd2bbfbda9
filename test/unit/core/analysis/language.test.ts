import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceAnalyzer } from '../../../../src/core/analysis/analyzer';
import type { SourceAnalysis } from '../../../../src/core/analysis/model';
import { createBlockAnalyzer } from '../../../../src/core/recognize/analyzeBlock';

const analyzeBlock = createBlockAnalyzer();
const analyse = (text: string): Promise<SourceAnalysis> => new SourceAnalyzer(analyzeBlock).update(text, 'plain');
const languageOf = async (text: string): Promise<string> => (await analyse(text)).language;
const named = ({ blocks }: SourceAnalysis): number => blocks.reduce((sum, { mentions }) => sum + mentions.length, 0);

const others: Readonly<Record<string, string>> = {
  German: 'Der Hafen blieb auch am Montag geschlossen, weil die Fähre noch immer nicht repariert war. Anna Lund sagte, man habe keine Wahl und müsse warten, bis das neue Ruder aus Bergen kommt.',
  French: 'Le port est resté fermé lundi parce que le bac n’avait toujours pas été réparé. Anna Lund a dit que la ville devait attendre que le nouveau gouvernail arrive de Bergen avant la fin du mois.',
  Spanish: 'El puerto siguió cerrado el lunes porque el transbordador todavía no había sido reparado. Anna Lund dijo que el pueblo tenía que esperar hasta que llegara de Bergen el nuevo timón.',
  Portuguese: 'O porto continuou fechado na segunda-feira porque a balsa ainda não tinha sido consertada. Anna Lund disse que a cidade precisava esperar até que o novo leme chegasse de Bergen.',
  Italian: 'Il porto è rimasto chiuso lunedì perché il traghetto non era ancora stato riparato. Anna Lund ha detto che la città doveva aspettare che il nuovo timone arrivasse da Bergen.',
  Dutch: 'De haven bleef ook maandag gesloten omdat de veerboot nog steeds niet gerepareerd was. Anna Lund zei dat de stad moest wachten tot het nieuwe roer uit Bergen zou komen.',
  Swedish: 'Hamnen var stängd även på måndagen eftersom färjan fortfarande inte hade lagats. Anna Lund sade att staden måste vänta tills det nya rodret kommer från Bergen i nästa månad.',
  Norwegian: 'Havnen var stengt også på mandag fordi fergen fortsatt ikke var reparert. Anna Lund sa at byen måtte vente til det nye roret kommer fra Bergen i løpet av neste måned.',
  Danish: 'Havnen var også lukket mandag, fordi færgen stadig ikke var blevet repareret. Anna Lund sagde, at byen måtte vente, indtil det nye ror kommer fra Bergen i løbet af næste måned.',
  Finnish: 'Satama oli suljettu myös maanantaina, koska lauttaa ei ollut vieläkään korjattu. Anna Lund sanoi, että kaupungin täytyy odottaa, kunnes uusi peräsin saapuu ensi kuussa ja työt voivat taas alkaa kunnolla.',
  Polish: 'Port był zamknięty także w poniedziałek, ponieważ prom nadal nie został naprawiony. Anna Lund powiedziała, że miasto musi poczekać, aż nowy ster przyjedzie w przyszłym miesiącu i prace będą mogły ruszyć.',
  Czech: 'Přístav zůstal zavřený i v pondělí, protože trajekt stále nebyl opraven. Anna Lund řekla, že město musí počkat, až nové kormidlo přijede příští měsíc a práce budou moci znovu začít.',
  Turkish: 'Liman pazartesi günü de kapalı kaldı, çünkü feribot hâlâ tamir edilmemişti. Anna Lund, kasabanın yeni dümen gelecek ay gelene kadar beklemesi gerektiğini ve başka bir yol olmadığını söyledi.',
  Indonesian: 'Pelabuhan tetap ditutup pada hari senin karena kapal feri masih belum diperbaiki. Anna Lund mengatakan bahwa kota itu harus menunggu sampai kemudi yang baru tiba bulan depan dari pulau lain.',
  Russian: 'Порт был закрыт и в понедельник, потому что паром все еще не починили. Анна Лунд сказала, что город должен ждать.',
  Greek: 'Το λιμάνι έμεινε κλειστό και τη Δευτέρα, επειδή το πλοίο δεν είχε ακόμη επισκευαστεί, είπε η δήμαρχος.',
  Arabic: 'ظل الميناء مغلقا يوم الاثنين لأن العبارة لم يتم إصلاحها بعد، وقالت رئيسة البلدية إن على المدينة أن تنتظر.',
  Hebrew: 'הנמל נשאר סגור גם ביום שני משום שהמעבורת עדיין לא תוקנה, אמרה ראשת העיר לעיתונאים.',
  Hindi: 'बंदरगाह सोमवार को भी बंद रहा क्योंकि नाव की मरम्मत अब तक नहीं हुई थी, मेयर ने कहा।',
  Chinese: '由于渡轮仍未修好，港口星期一继续关闭。市长说，全镇必须等到新舵下个月运到为止。',
  Japanese: '渡し船の修理がまだ終わっていないため、港は月曜日も閉鎖されたままだった。市長は待つしかないと述べた。',
  Korean: '여객선이 아직 수리되지 않아 항구는 월요일에도 문을 닫았다. 시장은 기다려야 한다고 말했다.',
};

test('English is never taken for another language: short, full of names, in verse, in capitals', async () => {
  const english = [
    'Anna Lund, Per Quist and Ida Holm met Zoltán Szabó, Ngozi Okafor, José María Ruiz, Wolfgang Schäuble and Françoise Dupont in Düsseldorf, Reykjavík, Łódź and São Paulo.',
    'Cast: Radhika Rao, Girish Kulkarni, Neeraj Kabir, Jatin Sarnaik, Elnaaz Norouz, Karan Wahid, Aamir Bashir, Jeetendra Josh.',
    'Deutsche Hafenbank AG, Société du Port SA, Compañía Naviera del Sur, Banco do Mar, Stora Färjan AB, Koninklijke Veerdienst NV.',
    'Harbour closed.', 'Yes.', 'AKKEL SAILS FOR NORWAY AGAIN AS FERRY TALKS FAIL IN BERGEN, OSLO AND STAVANGER OVER NEW RUDDER',
    'Q. Where were you? A. Boat. Q. Which? A. Red one.', 'Ja, ja. Nein, nein.',
    'so anna lund sat down and said well we could wait or we could go but nobody wants to go so we wait',
    'He said “Der Hafen ist zu” and laughed.',
  ];
  for (const text of english) assert.equal(await languageOf(text), 'en', text);
});

for (const [name, text] of Object.entries(others)) {
  test(`${name} is told apart, and no name is marked in it`, async () => {
    const analysis = await analyse(text);
    assert.equal(analysis.language, 'other');
    assert.equal(named(analysis), 0);
  });
}

test('a source in another language has its quotations', async () => {
  const { language, blocks } = await analyse(`${others['German'] ?? ''}\n\n„Wir haben keine Wahl, also müssen wir noch einen Monat warten“, sagte die Bürgermeisterin.`);
  assert.equal(language, 'other');
  assert.ok(blocks.some(({ quotations }) => quotations.length > 0));
});

test('a page in several languages has the names of its English paragraphs, short as they are, and no others', async () => {
  const text = [
    'The mayor of Port Ellery, Mara Lindqvist, announced on Tuesday that the town would close the bridge. “We have no choice,” she said.',
    'Le maire de Port Ellery, Mara Lindqvist, a annoncé mardi que la ville fermerait le pont. « Nous n’avons pas le choix », a-t-elle déclaré devant le conseil municipal, selon la préfecture.',
    'Jonas Hale, who leads the residents’ association, said that the town “should have acted sooner.”',
    'Die Bürgermeisterin von Port Ellery, Mara Lindqvist, hat am Dienstag angekündigt, dass die Stadt die Brücke schließen werde. „Wir haben keine Wahl“, sagte sie am Abend vor dem Stadtrat, der lange gewartet und noch immer nicht entschieden hatte.',
  ].join('\n\n');
  const { language, blocks, clusters } = await new SourceAnalyzer(analyzeBlock).update(text, 'plain');
  assert.equal(language, 'en');
  assert.deepEqual(blocks.map(({ mentions }) => mentions.some(({ type }) => type === 'PERSON')), [true, false, true, false]);
  assert.deepEqual(blocks[2]?.quotations.map(({ speaker }) => clusters.find(({ id }) => id === speaker)?.name), ['Jonas Hale']);
});

test('a paragraph in another language is left alone in an English source, its neighbours are not', async () => {
  const english = 'The harbour stayed shut on Monday because the ferry was still not repaired, and Anna Lund, the mayor of Bergen, said that the town would have to wait.';
  const { language, blocks } = await analyse([english, others['German'], english].join('\n\n'));
  assert.equal(language, 'en');
  assert.deepEqual(blocks.map(({ mentions }) => mentions.length > 0), [true, false, true]);
});

const noProse: Readonly<Record<string, string>> = {
  'comma-separated values': 'id,name,place,count\n1,Anna Lund,Bergen,12\n2,Per Quist,Oslo,7\n3,Ida Holm,Norrby,9\n4,Bo Reed,Lowick,1\n',
  'tab-separated values': 'name\tplace\tcount\nAnna Lund\tBergen\t12\nPer Quist\tOslo\t7\nIda Holm\tNorrby\t9\nBo Reed\tLowick\t1\n',
  'a log': '2024-01-03 12:00:01 INFO Server Oslo started\n2024-01-03 12:00:02 WARN Disk Bergen nearly full\n2024-01-03 12:00:09 ERROR Anna Lund not found\n2024-01-03 12:01:00 INFO stopped\n2024-01-03 12:02:00 INFO started\n',
  'a web server’s log': '10.0.0.1 - - [03/Jan/2024] "GET /Oslo HTTP/1.1" 200\n10.0.0.2 - - [03/Jan/2024] "GET /Bergen HTTP/1.1" 200\n10.0.0.3 - - [03/Jan/2024] "GET /Norway HTTP/1.1" 404\n10.0.0.4 - - [03/Jan/2024] "GET / HTTP/1.1" 200\n10.0.0.5 - - [03/Jan/2024] "GET / HTTP/1.1" 200\n',
  code: 'import { Oslo } from "./norway";\nconst ferry = new Ferry(Oslo);\nfunction sail(to) {\n  return ferry.go(to);\n}\nsail("Bergen");\n',
  Python: 'import os\nfrom norway import Oslo\n\ndef sail(to):\n    ferry = Ferry(Oslo)\n    return ferry.go(to)\n\nif __name__ == "__main__":\n    sail("Bergen")\n',
  JSON: '{\n  "name": "Anna Lund",\n  "place": "Bergen",\n  "boats": [\n    {"name": "Norway"}\n  ]\n}\n',
  settings: 'host = Bergen\nport = 8080\nuser = Anna\n[Oslo]\nname = Norway\npath = /srv/oslo\n',
};

for (const [name, text] of Object.entries(noProse)) {
  test(`${name} is no prose, and nothing is marked in it`, async () => {
    const analysis = await analyse(text);
    assert.deepEqual([analysis.language, analysis.blocks.length], ['none', 0]);
  });
}

test('prose with code, lists, numbers, times or a table in it is prose', async () => {
  const prose = [
    'We met on 12 May.\nThe ferry = a boat.\nAnna Lund; Per Quist; Ida Holm; Bo Reed\n- Oslo: 12,000\n- Bergen: 9,000\nAnd so the talks went on in Bergen.',
    '12:00:05 ANNA: So where were you on Monday?\n12:00:09 PER: I was on the boat that you had sold.\n12:00:20 ANNA: That is not what I have heard.\n12:00:31 PER: And yet it is so.',
    'Results\n1. Anna Lund, Norway, 12.5\n2. Per Quist, Sweden, 12.7\n3. Ida Holm, Denmark, 13.0\nThe race was held in Bergen.',
    'Roses;\nthe sea;\na bell that nobody had ever rung;\nand the long road home.',
  ];
  for (const text of prose) assert.equal(await languageOf(text), 'en', text);
});

test('a binary file is no prose', async () => {
  assert.equal(await languageOf(`PK${'\0\u0001\u0002'.repeat(40)}Oslo`), 'none');
});

test('a paragraph of one short sentence in another language is left alone within an English source', async () => {
  const english = 'Anna Lund, the mayor of Bergen, said on Monday that the harbor would stay closed. She told reporters that the town had no choice and would have to wait for the new rudder to arrive from Oslo.';
  for (const short of [
    'Der Bürgermeister von Hamburg, Peter Schulz, sagte am Montag, dass die Stadt nicht wachsen werde.',
    'Le maire de Lyon, Jean Moreau, a déclaré lundi que la ville est en fête et que tout va bien.',
    'El alcalde de Cádiz, Juan Ruiz, dijo el lunes que la ciudad no se va a rendir en la lucha por el puerto.',
    'De burgemeester van Leiden, Jan Vos, zei maandag dat de stad niet op het schip van de koning wacht.',
  ]) {
    const { language, blocks } = await analyse(`${english}\n\n${short}`);
    assert.deepEqual([language, blocks[1]?.mentions.length], ['en', 0], short);
  }
  const { blocks } = await analyse(`${english}\n\nThe “Die Zeit” and “Le Monde” reporters met Carla de la Cruz, van der Meer, el-Sayed and da Silva in Las Vegas.`);
  assert.ok((blocks[1]?.mentions.length ?? 0) > 2);
});
