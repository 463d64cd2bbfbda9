/** One a line: names (the first is the usual one) separated by commas, a colon, then adjectives and names of their people. */
const lines = `
Afghanistan: Afghan, Afghans
Albania: Albanian, Albanians
Algeria: Algerian, Algerians
Andorra: Andorran, Andorrans
Angola: Angolan, Angolans
Antigua and Barbuda, Antigua: Antiguan, Antiguans
Argentina: Argentine, Argentines, Argentinian, Argentinians, Argentinean
Armenia: Armenian, Armenians
Australia: Australian, Australians, Aussie, Aussies
Austria: Austrian, Austrians
Azerbaijan: Azerbaijani, Azerbaijanis, Azeri, Azeris
Bahamas: Bahamian, Bahamians
Bahrain: Bahraini, Bahrainis
Bangladesh: Bangladeshi, Bangladeshis
Barbados: Barbadian, Barbadians
Belarus: Belarusian, Belarusians
Belgium: Belgian, Belgians
Belize: Belizean, Belizeans
Benin: Beninese
Bermuda: Bermudian, Bermudians
Bhutan: Bhutanese
Bolivia: Bolivian, Bolivians
Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina: Bosnian, Bosnians
Botswana: Botswanan, Batswana
Brazil: Brazilian, Brazilians
Brunei: Bruneian, Bruneians
Bulgaria: Bulgarian, Bulgarians
Burkina Faso: Burkinabe, Burkinabé
Burundi: Burundian, Burundians
Cambodia: Cambodian, Cambodians, Khmer
Cameroon: Cameroonian, Cameroonians
Canada: Canadian, Canadians
Cape Verde, Cabo Verde: Cape Verdean, Cape Verdeans
Central African Republic: Central African, Central Africans
Chad: Chadian, Chadians
Chile: Chilean, Chileans
China, People's Republic of China, People’s Republic of China, PRC: Chinese
Colombia: Colombian, Colombians
Comoros: Comorian, Comorians
Congo, Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, D.R.C., DRC, Republic of Congo, Republic of the Congo, Congo-Brazzaville: Congolese
Costa Rica: Costa Rican, Costa Ricans
Croatia: Croatian, Croatians, Croat, Croats
Cuba: Cuban, Cubans
Cyprus: Cypriot, Cypriots
Czech Republic, Czechia: Czech, Czechs
Denmark: Danish, Dane, Danes
Djibouti: Djiboutian, Djiboutians
Dominica:
Dominican Republic: Dominican, Dominicans
East Timor, Timor-Leste, Timor Leste: Timorese
Ecuador: Ecuadorian, Ecuadorians, Ecuadorean, Ecuadoreans
Egypt: Egyptian, Egyptians
El Salvador: Salvadoran, Salvadorans, Salvadorean
Equatorial Guinea: Equatoguinean, Equatorial Guinean
Eritrea: Eritrean, Eritreans
Estonia: Estonian, Estonians
Eswatini, Swaziland: Swazi, Swazis
Ethiopia: Ethiopian, Ethiopians
Faroe Islands: Faroese
Fiji: Fijian, Fijians
Finland: Finnish, Finn, Finns
France: French, Frenchman, Frenchmen, Frenchwoman
French Guiana:
French Polynesia:
Gabon: Gabonese
Gambia: Gambian, Gambians
Georgia: Georgian, Georgians
Germany, East Germany, West Germany: German, Germans, East German, West German
Ghana: Ghanaian, Ghanaians
Gibraltar: Gibraltarian, Gibraltarians
Greece: Greek, Greeks
Greenland: Greenlandic, Greenlander, Greenlanders
Grenada: Grenadian, Grenadians
Guam: Guamanian, Guamanians
Guatemala: Guatemalan, Guatemalans
Guinea: Guinean, Guineans
Guinea-Bissau, Guinea Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian, Haitians
Honduras: Honduran, Hondurans
Hong Kong: Hong Konger, Hong Kongers
Hungary: Hungarian, Hungarians
Iceland: Icelandic, Icelander, Icelanders
India: Indian, Indians
Indonesia: Indonesian, Indonesians
Iran, Islamic Republic of Iran: Iranian, Iranians
Iraq: Iraqi, Iraqis
Ireland, Republic of Ireland: Irish, Irishman, Irishmen
Israel: Israeli, Israelis
Italy: Italian, Italians
Ivory Coast, Côte d'Ivoire, Côte d’Ivoire, Cote d'Ivoire: Ivorian, Ivorians, Ivoirian
Jamaica: Jamaican, Jamaicans
Japan: Japanese
Jordan: Jordanian, Jordanians
Kazakhstan: Kazakh, Kazakhs, Kazakhstani
Kenya: Kenyan, Kenyans
Kiribati:
Kosovo: Kosovar, Kosovars, Kosovan
Kuwait: Kuwaiti, Kuwaitis
Kyrgyzstan: Kyrgyz
Laos: Laotian, Laotians, Lao
Latvia: Latvian, Latvians
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian, Liberians
Libya: Libyan, Libyans
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian, Lithuanians
Luxembourg: Luxembourgish, Luxembourger, Luxembourgers
Macau, Macao: Macanese
Madagascar: Malagasy
Malawi: Malawian, Malawians
Malaysia: Malaysian, Malaysians
Maldives: Maldivian, Maldivians
Mali: Malian, Malians
Malta: Maltese
Marshall Islands: Marshallese
Martinique:
Mauritania: Mauritanian, Mauritanians
Mauritius: Mauritian, Mauritians
Mexico: Mexican, Mexicans
Micronesia: Micronesian, Micronesians
Moldova: Moldovan, Moldovans
Monaco: Monegasque
Mongolia: Mongolian, Mongolians, Mongol, Mongols
Montenegro: Montenegrin, Montenegrins
Morocco: Moroccan, Moroccans
Mozambique: Mozambican, Mozambicans
Myanmar, Burma: Burmese
Namibia: Namibian, Namibians
Nauru: Nauruan, Nauruans
Nepal: Nepali, Nepalis, Nepalese
Netherlands, Holland: Dutch, Dutchman
New Caledonia: New Caledonian
New Zealand, Aotearoa: New Zealander, New Zealanders, Kiwi, Kiwis
Nicaragua: Nicaraguan, Nicaraguans
Niger: Nigerien, Nigeriens
Nigeria: Nigerian, Nigerians
North Korea, DPRK: North Korean, North Koreans
North Macedonia, Macedonia: Macedonian, Macedonians
Northern Ireland: Northern Irish
Norway: Norwegian, Norwegians
Oman: Omani, Omanis
Pakistan: Pakistani, Pakistanis
Palau: Palauan, Palauans
Palestine, Palestinian Territories: Palestinian, Palestinians
Panama: Panamanian, Panamanians
Papua New Guinea: Papua New Guinean, Papuan, Papuans
Paraguay: Paraguayan, Paraguayans
Peru: Peruvian, Peruvians
Philippines: Filipino, Filipinos, Filipina, Philippine
Poland: Polish, Pole, Poles
Portugal: Portuguese
Puerto Rico: Puerto Rican, Puerto Ricans
Qatar: Qatari, Qataris
Romania: Romanian, Romanians
Russia, Russian Federation: Russian, Russians
Rwanda: Rwandan, Rwandans
Samoa: Samoan, Samoans
San Marino:
Saudi Arabia, KSA: Saudi, Saudis, Saudi Arabian, Saudi Arabians
Scotland: Scottish, Scot, Scots, Scotsman
Senegal: Senegalese
Serbia: Serbian, Serbians, Serb, Serbs
Seychelles: Seychellois
Sierra Leone: Sierra Leonean, Sierra Leoneans
Singapore: Singaporean, Singaporeans
Slovakia: Slovak, Slovaks, Slovakian
Slovenia: Slovenian, Slovenians, Slovene, Slovenes
Solomon Islands: Solomon Islander, Solomon Islanders
Somalia: Somali, Somalis, Somalian
Somaliland: Somalilander
South Africa: South African, South Africans
South Korea, Republic of Korea, Korea: South Korean, South Koreans, Korean, Koreans
South Sudan: South Sudanese
Soviet Union, USSR, U.S.S.R.: Soviet, Soviets
Spain: Spanish, Spaniard, Spaniards
Sri Lanka, Ceylon: Sri Lankan, Sri Lankans
St. Kitts and Nevis:
St. Lucia, Saint Lucia: St. Lucian
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish, Swede, Swedes
Switzerland: Swiss
Syria: Syrian, Syrians
Taiwan, Republic of China, ROC: Taiwanese
Tajikistan: Tajik, Tajiks
Tanzania: Tanzanian, Tanzanians
Thailand: Thai, Thais
Tibet: Tibetan, Tibetans
Togo: Togolese
Tonga: Tongan, Tongans
Trinidad and Tobago, Trinidad: Trinidadian, Trinidadians
Tunisia: Tunisian, Tunisians
Turkey, Türkiye, Turkiye: Turkish, Turk, Turks
Turkmenistan: Turkmen
Tuvalu: Tuvaluan, Tuvaluans
Uganda: Ugandan, Ugandans
Ukraine: Ukrainian, Ukrainians
United Arab Emirates, UAE, U.A.E., Emirates: Emirati, Emiratis
United Kingdom, UK, U.K., Britain, Great Britain, England: British, Briton, Britons, Brits, English, Englishman, Englishmen
United States, United States of America, US, U.S., USA, U.S.A., America: American, Americans
Uruguay: Uruguayan, Uruguayans
Uzbekistan: Uzbek, Uzbeks
Vanuatu: Ni-Vanuatu
Vatican City, Holy See:
Venezuela: Venezuelan, Venezuelans
Vietnam, Viet Nam, North Vietnam, South Vietnam: Vietnamese
Wales: Welsh, Welshman
Western Sahara: Sahrawi, Sahrawis
Yemen: Yemeni, Yemenis
Yugoslavia: Yugoslav, Yugoslavs
Czechoslovakia: Czechoslovak
Zambia: Zambian, Zambians
Zimbabwe: Zimbabwean, Zimbabweans
`;

/** A country or territory. */
export interface Country {
  readonly usual: string;
  /** All its names, the usual one first. */
  readonly names: readonly string[];
  /** Adjectives and names of its people. */
  readonly people: readonly string[];
}

/** Countries and territories. */
export const countries: readonly Country[] = lines.trim().split('\n').map((line) => {
  const [names = [], people = []] = line.split(':').map((part) => part.split(',').map((name) => name.trim()).filter(Boolean));
  return { usual: names[0] ?? '', names, people };
});
