/** Continents, regions, waters and well-known facilities, separated by commas. */
export const regions = `
Africa, Asia, Europe, North America, South America, Latin America, Central America, Antarctica, Oceania, Americas,
Middle East, Far East, Near East, North Africa, West Africa, East Africa, Central Africa, Southern Africa, Sub-Saharan Africa,
sub-Saharan Africa, Horn of Africa, Maghreb, Sahel, Levant, Caucasus, South Caucasus, North Caucasus, Balkans, Western Balkans, Baltics, Benelux,
Scandinavia, Eastern Europe, Western Europe, Central Europe, Northern Europe, Southern Europe, Central Asia, South Asia,
East Asia, Southeast Asia, South East Asia, West Asia, Northeast Asia, Asia-Pacific, Asia Pacific, Indo-Pacific, Eurasia, Caribbean, West Indies,
Arctic, Antarctic, Arctic Circle, Amazon, Amazonia, Siberia, Crimea, Donbas, Donbass, Donetsk, Luhansk, Kherson, Zaporizhzhia, Kursk, Chechnya, Dagestan, Bukovina,
Transylvania, Catalonia, Andalusia, Basque Country, Galicia, Bavaria, Saxony, Thuringia, Brandenburg, Hesse, Lower Saxony,
North Rhine-Westphalia, Baden-Württemberg, Tuscany, Lombardy, Sicily, Sardinia, Corsica, Brittany, Normandy, Provence, Alsace,
Flanders, Wallonia, Silesia, Crete, Kurdistan, Iraqi Kurdistan, Kashmir, Jammu and Kashmir, Punjab, Gujarat, Kerala, Tamil Nadu, Maharashtra,
Karnataka, Telangana, Andhra Pradesh, Uttar Pradesh, Madhya Pradesh, Himachal Pradesh, Arunachal Pradesh, Bihar, Odisha, Assam, Manipur, Mizoram, Meghalaya,
Nagaland, Sikkim, Tripura, Rajasthan, Haryana, Jharkhand, Chhattisgarh, Uttarakhand, Goa, Ladakh, Sindh, Balochistan, Baluchistan,
Khyber Pakhtunkhwa, Waziristan, Xinjiang, Guangdong, Guangxi, Fujian, Zhejiang, Jiangsu, Hubei, Hunan, Hebei, Henan, Shandong, Shanxi, Shaanxi, Sichuan,
Yunnan, Guizhou, Hainan, Gansu, Qinghai, Ningxia, Inner Mongolia, Heilongjiang, Jilin, Liaoning, Anhui, Jiangxi, Okinawa,
Hokkaido, Honshu, Kyushu, Java, Sumatra, Borneo, Sulawesi, Bali, Papua, West Papua, Aceh, Sabah, Sarawak, Johor, Penang, Selangor, Luzon, Mindanao, Visayas,
Gaza, Gaza Strip, West Bank, Golan Heights, Sinai, Sinai Peninsula, Galilee, Judea, Negev, Darfur, Kordofan, Tigray, Amhara, Oromia, Ogaden, Puntland,
Katanga, Kivu, North Kivu, South Kivu, Ituri, Biafra, Borno, Kaduna, Kano, Zanzibar, Casamance, Cabo Delgado, KwaZulu-Natal, Gauteng, Western Cape, Eastern Cape,
Northern Cape, Limpopo, Mpumalanga, Free State, Transvaal, Matabeleland, Mashonaland, Nagorno-Karabakh, Karabakh, Abkhazia, South Ossetia, Transnistria,
Quebec, Ontario, Alberta, British Columbia, Manitoba, Saskatchewan, Nova Scotia, New Brunswick, Newfoundland, Newfoundland and Labrador, Prince Edward Island,
Yukon, Nunavut, Northwest Territories, New South Wales, Queensland, Tasmania, Western Australia, South Australia, Northern Territory,
Patagonia, Tierra del Fuego, Yucatán, Yucatan, Chiapas, Oaxaca, Sinaloa, Jalisco, Chihuahua, Sonora, Baja California, Minas Gerais, Rondônia,
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa,
Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada,
New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington State, West Virginia, Wisconsin, Wyoming,
Washington, Washington D.C., Washington DC, New England, Midwest, Deep South, Pacific Northwest, East Coast, West Coast, Gulf Coast, Bay Area, Silicon Valley, Manhattan, Brooklyn, Queens, Bronx,
Harlem, Staten Island, Hollywood, Wall Street, Capitol Hill, Pennsylvania Avenue, Times Square, Central Park, Long Island, Cape Cod, Appalachia, Rust Belt,
Cornwall, Devon, Yorkshire, Lancashire, Kent, Essex, Surrey, Sussex, Wiltshire, Cumbria, Northumberland, Merseyside, Midlands, Highlands, Wembley, Westminster,
Isle of Man, Isle of Wight, Channel Islands, Hebrides, Orkney, Shetland, Falkland Islands, Falklands, Canary Islands, Azores, Madeira, Galápagos, Galapagos Islands,
Cayman Islands, British Virgin Islands, Virgin Islands, Turks and Caicos, Réunion, Mayotte, Guadeloupe, Curaçao, Aruba, Tahiti, Svalbard,
Pacific, Atlantic, Pacific Ocean, Atlantic Ocean, Indian Ocean, Arctic Ocean, Southern Ocean, Mediterranean, Mediterranean Sea, Black Sea, Baltic, Baltic Sea, Red Sea, Dead Sea, Caspian,
Caspian Sea, North Sea, Adriatic, Aegean, Arabian Sea, Arabian Gulf, Persian Gulf, Gulf, South China Sea, East China Sea, Yellow Sea, Sea of Japan, Sea of Azov, Bay of Bengal, Gulf of Mexico,
Gulf of Aden, Gulf of Guinea, Gulf of Oman, Strait of Hormuz, Taiwan Strait, Bosporus, Bosphorus, Dardanelles, English Channel, Suez Canal, Panama Canal, Bering Strait, Strait of Malacca,
Sahara, Kalahari, Gobi, Himalayas, Himalaya, Alps, Andes, Pyrenees, Carpathians, Urals, Rockies, Rocky Mountains, Appalachians, Hindu Kush,
Mount Everest, Everest, Kilimanjaro, Fuji, Nile, Danube, Rhine, Thames, Seine, Volga, Dnipro, Dnieper, Euphrates, Tigris, Ganges, Mekong, Yangtze,
Jordan River, Mississippi River, Rio Grande, Zambezi, Lake Victoria, Lake Tanganyika, Lake Chad, Lake Michigan, Great Lakes,
Great Barrier Reef, Grand Canyon, Yellowstone, Yosemite, Everglades, Chernobyl, Zaporizhzhia Nuclear Power Plant, Guantánamo Bay, Guantanamo Bay, Guantánamo, Guantanamo,
Red Square, Tiananmen Square, Tahrir Square, Trafalgar Square, Downing Street, Mar-a-Lago, Camp David, Auschwitz, Temple Mount, Western Wall, Ground Zero,
West, Global South, Third World, Persia, Mesopotamia, Ottoman Empire, Roman Empire, Rhodesia, Zaire, Hispaniola, Polynesia, Melanesia, Indochina, Korean Peninsula,
Iberian Peninsula, Arabian Peninsula, Crimean Peninsula, Demilitarized Zone, Green Zone, Eurozone, Bekaa Valley, Rafah crossing, Swat Valley, Kashmir Valley
`;

/** Cities that the generated list lacks or spells in another way, separated by commas. */
export const cities = `
Kyiv, Kiev, Kharkiv, Lviv, Odesa, Odessa, Mariupol, Bakhmut, Sevastopol, Washington, New York, New York City, NYC, N.Y., L.A., D.C., Los Angeles, Bangalore, Bengaluru, Bombay, Mumbai, Calcutta, Kolkata,
Madras, New Delhi, Rangoon, Yangon, Naypyidaw, Saigon, Ho Chi Minh City, Peking, Canton, Jerusalem, East Jerusalem, Tel Aviv, Haifa, Ramallah, Nablus, Jenin, Hebron, Bethlehem, Gaza City,
Rafah, Khan Younis, Deir al-Balah, Jabaliya, Beersheba, Eilat, Nazareth, Davos, Geneva, Luxembourg, Monaco, Mecca, Makkah, Medina, Jeddah, Doha, Abu Dhabi, Dubai, Sharjah, Muscat, Manama, Sanaa, Aden, Hodeida,
Aleppo, Damascus, Homs, Idlib, Raqqa, Mosul, Basra, Falluja, Fallujah, Kirkuk, Erbil, Tehran, Isfahan, Natanz, Qom, Kabul, Kandahar, Herat, Mazar-i-Sharif,
Goma, Bukavu, Kinshasa, Kigali, Bujumbura, Juba, Khartoum, Omdurman, El Fasher, Nyala, Benghazi, Tripoli, Misrata, Timbuktu, Bamako, Niamey, N’Djamena, N'Djamena,
Ouagadougou, Nouakchott, Conakry, Lomé, Cotonou, Yaoundé, Bangui, Libreville, Mogadishu, Hargeisa, Addis Ababa, Mekelle, Asmara, Lilongwe, Harare, Bulawayo,
Windhoek, Gaborone, Maseru, Mbabane, Antananarivo, Port Louis, Moroni, Praia, Bissau, Banjul, Freetown, Monrovia, Accra, Abuja, Lagos,
Osnabrück, Ottawa, Québec City, Quebec City, Montréal, Montreal, Canberra, Wellington, Suva, Port Moresby, Honiara, Nuku’alofa, Apia, Port Vila, Dili, Bandar Seri Begawan,
Putrajaya, Thimphu, Malé, Colombo, Kathmandu, Islamabad, Astana, Nur-Sultan, Almaty, Bishkek, Tashkent, Dushanbe, Ashgabat, Baku, Yerevan, Tbilisi, Pristina, Podgorica, Sarajevo,
Skopje, Tirana, Chisinau, Chișinău, Reykjavik, Reykjavík, Valletta, Nicosia, Vaduz, Bern, Berne, Vienna, Cologne, Munich, Nuremberg, Hanover, Brunswick, Zurich, Zürich, Lucerne, Basel, Antwerp, Ghent, Bruges, Liège, The Hague, Hague,
Seville, Cordoba, Saragossa, Lisbon, Porto, Turin, Milan, Florence, Venice, Naples, Genoa, Rome, Padua, Prague, Warsaw, Cracow, Krakow, Gdansk, Wroclaw, Lodz, Bucharest, Belgrade, Athens, Copenhagen, Gothenburg, Malmo,
Moscow, St. Petersburg, Saint Petersburg, Petersburg, Stalingrad, Leningrad, Constantinople, Cairo, Alexandria, Luxor, Marrakesh, Marrakech, Casablanca, Fez, Tangier, Algiers, Tunis, Havana, Port-au-Prince, Kingston, Nassau, Bridgetown, San Juan,
San José, San Jose, Tegucigalpa, Managua, Guatemala City, Panama City, Mexico City, Ciudad Juárez, Ciudad Juarez, Tijuana, Cancún, Cancun, Bogotá, Bogota, Medellín, Medellin, Caracas, Maracaibo, Quito, Lima, La Paz, Asunción, Montevideo, Buenos Aires, Brasília,
Brasilia, São Paulo, Sao Paulo, Rio de Janeiro, Rio, Santiago, Georgetown, Paramaribo, Cayenne, Nuuk, Whitehorse, St. Louis, St. Paul, Las Vegas, Fort Worth, Honolulu, Pearl Harbor, Cambridge, Oxford, Salisbury, Srebrenica,
Hiroshima, Nagasaki, Fukushima, Taipei, Kaohsiung, Pyongyang, Seoul, Lhasa, Urumqi, Xi’an, Xi'an, Ulaanbaatar, Ulan Bator, Vladivostok, Grozny, Tiraspol, Bergen-Belsen, Guantanamo, Ankara, Istanbul, Smyrna, Gaziantep, Antakya, Beirut, Sidon, Tyre, Amman
`;

/** Words that open the name of a place: "Mount Kenya", "Lake Chad", "Gulf of Aden". */
export const placeOpeners = new Set([
  'Mount', 'Mt.', 'Mt', 'Lake', 'Cape', 'Fort', 'Port', 'Gulf', 'Bay', 'Strait', 'Straits', 'Isle', 'Loch', 'Camp', 'Río', 'Playa', 'Playas',
]);

/** Words that close the name of a place: "Black Sea", "Orange County", "Heathrow Airport". */
export const placeClosers = new Set([
  'Sound', 'Fjord', 'Firth', 'Inlet', 'Cove', 'Estuary', 'Loch', 'Reservoir', 'Quay', 'Wharf', 'Docks', 'Lighthouse', 'Marina', 'Archipelago', 'Atoll',
  'River', 'Sea', 'Ocean', 'Strait', 'Gulf', 'Bay', 'Lake', 'Lakes', 'Island', 'Islands', 'Isles', 'Peninsula', 'Mountain', 'Mountains', 'Hills', 'Valley',
  'Desert', 'Forest', 'Coast', 'Canyon', 'Canal', 'Delta', 'Basin', 'Falls', 'Glacier', 'Plateau', 'Beach', 'Creek', 'Reef', 'Volcano',
  'County', 'Province', 'Prefecture', 'Oblast', 'District', 'Region', 'Territory', 'Territories', 'Township', 'Municipality', 'City', 'Village',
  'Airport', 'Bridge', 'Tower', 'Square', 'Street', 'Avenue', 'Road', 'Boulevard', 'Highway', 'Park', 'Stadium', 'Palace', 'Castle', 'Cathedral',
  'Harbour', 'Harbor', 'Heights', 'Strip', 'Border', 'Station', 'Tunnel', 'Dam', 'Arena', 'Plaza', 'Cemetery', 'Shrine', 'Temple', 'Crossing', 'Raion', 'Governorate', 'Drive', 'Lane', 'Prison', 'Constituency', 'Ward', 'Hotel', 'Cafe', 'Café', 'Restaurant', 'Hall', 'Mosque', 'Monastery', 'Abbey', 'Mall', 'Market', 'Port', 'Pier', 'Mine', 'Refinery', 'Lagoon', 'Wetlands', 'Savannah', 'State', 'Parish', 'Estate', 'Hill', 'Zoo',
]);

/** Words that close the name of a place more often than that of an organisation, but do so only after a proper name. */
export const settlementNouns = new Set(['region', 'province', 'district', 'county', 'peninsula', 'city', 'state', 'island', 'village', 'river', 'valley', 'desert', 'suburb', 'neighborhood', 'neighbourhood']);
