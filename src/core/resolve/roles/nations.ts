import { countries } from '../../recognize/facts/countries';

/** The usual name of a country by each of its names and adjectives: "Norwegian" and "Norway" are Norway. */
export const nationOf: ReadonlyMap<string, string> = new Map(countries.trim().split('\n').flatMap((line) => {
  const [names = '', people = ''] = line.split(':').map((part) => part.split(',').map((name) => name.trim()).filter(Boolean).join(','));
  const [usual = ''] = names.split(',');
  return [...names.split(','), ...people.split(',')].filter(Boolean).map((name): [string, string] => [name, usual]);
}));

/** Countries whose head most readers know by surname alone, so that many texts name the office only: "President Xi" and "the Chinese leader". */
export const nationOfFamous: ReadonlyMap<string, string> = new Map(Object.entries({
  'United States': 'Trump Biden Obama Clinton Bush Reagan Carter Nixon Eisenhower Roosevelt Truman Kennedy', Russia: 'Putin Yeltsin Medvedev', Ukraine: 'Zelensky Zelenskyy Poroshenko', Belarus: 'Lukashenko', China: 'Xi Mao', India: 'Modi Nehru', Israel: 'Netanyahu Rabin',
  France: 'Macron Sarkozy Hollande Chirac Mitterrand', Germany: 'Merkel Scholz Merz', 'United Kingdom': 'Starmer Sunak Blair Thatcher Churchill', Turkey: 'Erdogan Erdoğan', Hungary: 'Orban Orbán', Italy: 'Meloni Berlusconi', Syria: 'Assad', Libya: 'Gaddafi Qaddafi', Brazil: 'Bolsonaro Lula', Venezuela: 'Maduro Chavez Chávez', Cuba: 'Castro', 'North Korea': 'Kim',
  Philippines: 'Duterte Marcos', 'South Africa': 'Mandela Zuma Ramaphosa', Zimbabwe: 'Mugabe', Rwanda: 'Kagame', Uganda: 'Museveni', Iran: 'Khamenei Khomeini', Egypt: 'Mubarak Nasser Sadat', Argentina: 'Milei', 'Czech Republic': 'Havel', Canada: 'Trudeau Carney', Japan: 'Abe Kishida',
}).flatMap(([nation, names]) => names.split(' ').map((name): [string, string] => [name, nation])));
