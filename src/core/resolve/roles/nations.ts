import { countries } from '../../recognize/facts/countries';

/** The usual name of a country by each of its names. */
export const countryOf: ReadonlyMap<string, string> = new Map(countries.flatMap(({ names, usual }) => names.map((name): [string, string] => [name, usual])));

/** The same by its adjectives, too: "Norwegian" and "Norway" are Norway. */
export const nationOf: ReadonlyMap<string, string> = new Map([...countries.flatMap(({ people, usual }) => people.map((name): [string, string] => [name, usual])), ...countryOf]);

/** Countries whose head most readers know by surname alone, so that many texts name the office only: "President Xi" and "the Chinese leader". */
export const nationOfFamous: ReadonlyMap<string, string> = new Map(Object.entries({
  'United States': 'Trump Biden Obama Clinton Bush Reagan Carter Nixon Eisenhower Roosevelt Truman Kennedy', Russia: 'Putin Yeltsin Medvedev', Ukraine: 'Zelensky Zelenskyy Poroshenko', Belarus: 'Lukashenko', China: 'Xi Mao', India: 'Modi Nehru', Israel: 'Netanyahu Rabin',
  France: 'Macron Sarkozy Hollande Chirac Mitterrand', Germany: 'Merkel Scholz Merz', 'United Kingdom': 'Starmer Sunak Blair Thatcher Churchill', Turkey: 'Erdogan Erdoğan', Hungary: 'Orban Orbán', Italy: 'Meloni Berlusconi', Syria: 'Assad', Libya: 'Gaddafi Qaddafi', Brazil: 'Bolsonaro Lula', Venezuela: 'Maduro Chavez Chávez', Cuba: 'Castro', 'North Korea': 'Kim',
  Philippines: 'Duterte Marcos', 'South Africa': 'Mandela Zuma Ramaphosa', Zimbabwe: 'Mugabe', Rwanda: 'Kagame', Uganda: 'Museveni', Iran: 'Khamenei Khomeini', Egypt: 'Mubarak Nasser Sadat', Argentina: 'Milei', 'Czech Republic': 'Havel', Canada: 'Trudeau Carney', Japan: 'Abe Kishida',
}).flatMap(([nation, names]) => names.split(' ').map((name): [string, string] => [name, nation])));
