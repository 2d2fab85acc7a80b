// Where names come from, and how people of there mostly look: a likely, varied default where a story says nothing of it.

/** A part of the world as the writer knows it: its names, and looks that are usual there, in words that renderers draw. */
export interface Origin {
  readonly id: string
  /** Words of a setting or premise that say that a story plays there. */
  readonly places: RegExp
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
  readonly looks: Complexion
}

/** Looks that are usual somewhere, each list from the likeliest on. */
export interface Complexion {
  readonly skin: readonly string[]
  readonly eyes: readonly string[]
  readonly hair: readonly string[]
  /** Cuts that this hair does not take. */
  readonly never?: RegExp
}

const list = (text: string): readonly string[] => text.split('|').map(entry => entry.trim())
const names = (text: string): readonly string[] => text.trim().split(/\s+/)
const looks = (skin: string, eyes: string, hair: string, never?: RegExp): Complexion => ({
  skin: list(skin),
  eyes: list(eyes),
  hair: list(hair),
  ...(never ? { never } : {}),
})

const EAST_ASIAN = looks(
  'warm beige | light beige | golden beige | fair beige | tanned beige | ivory',
  'dark brown | black | brown | deep brown | warm brown | very dark',
  'black | blue-black | dark brown | soft black',
  /afro|curly/,
)
const SOUTH_ASIAN = looks(
  'warm brown | brown | light brown | deep brown | golden brown | tan',
  'dark brown | brown | black | hazel | deep brown | amber',
  'black | blue-black | dark brown | soft black',
  /afro/,
)
const AFRICAN = looks(
  'deep brown | dark brown | ebony | warm brown | rich deep brown | brown',
  'dark brown | black | brown | deep brown | warm brown | amber',
  'black | soft black | dark brown | blue-black',
  /straight|swept|side-parted|tousled|fringe|wavy|messy|tied-back/,
)
const LEVANTINE = looks(
  'olive | light olive | tan | warm olive | light brown | golden',
  'dark brown | brown | hazel | black | amber | green',
  'black | dark brown | blue-black | chestnut',
  /afro/,
)
const SOUTHERN = looks(
  'olive | light olive | fair | tan | warm olive | light',
  'dark brown | hazel | brown | green | amber | black',
  'dark brown | black | chestnut | light brown',
  /afro/,
)
const NEW_WORLD = looks(
  'tan | olive | light brown | golden | warm brown | fair',
  'dark brown | brown | black | hazel | amber | deep brown',
  'black | dark brown | blue-black | chestnut',
  /afro/,
)
const NORTHERN = looks(
  'fair | light | pale | rosy | ruddy | light rosy',
  'blue | grey | green | hazel | grey-green | brown',
  'light brown | ash blonde | blonde | chestnut | dark brown | auburn | copper',
  /afro/,
)

const origin = (
  id: string,
  places: RegExp,
  female: string,
  male: string,
  family: string,
  complexion: Complexion,
): Origin => ({ id, places, female: names(female), male: names(male), family: names(family), looks: complexion })

export const ORIGINS: readonly Origin[] = [
  origin(
    'japan',
    /\b(?:japan(?:ese)?|kyoto|tokyo|osaka|okinawa|hokkaido|nagasaki|samurai|geisha|edo period)\b/i,
    'Yuki Hana Keiko Sakura Akiko Aiko Haruka Emi Naoko Yumi Rin Sachiko Michiko',
    'Hiro Kenji Haruto Akira Takeshi Ren Kaito Satoshi Daichi Shinji Makoto Isamu Noboru',
    'Tanaka Nakamura Ishikawa Sato Mori Hayashi Yamada Fujita Kobayashi Ogawa',
    EAST_ASIAN,
  ),
  origin(
    'china',
    /\b(?:chin(?:a|ese)|beijing|shanghai|hong kong|taipei|taiwan|sichuan|yangtze|longhe)\b/i,
    'Mei Xiu Lin Jia Lan Ying Qing Yun Hua Mei-Ling',
    'Wei Jun Ming Feng Hao Tao Lei Jian',
    'Huang Xu Chen Li Wang Zhang Zhao Sun Lu Gao',
    EAST_ASIAN,
  ),
  origin(
    'korea',
    /\b(?:korean?|seoul|busan|joseon|jeju)\b/i,
    'Ji-woo Soo-ah Yuna Min-seo Hye-jin Eun-ji Seo-yeon',
    'Min-jun Do-yun Ji-ho Sung-min Tae-yang Joon-ho',
    'Kim Park Choi Kang Yoon Lim Han Shin',
    EAST_ASIAN,
  ),
  origin(
    'vietnam',
    /\b(?:vietnam(?:ese)?|hanoi|saigon|mekong|thai(?:land)?|bangkok|cambodian?|philippine|manila|jakarta|indonesian?|bali|singapore)\b/i,
    'Lan Thuy Mai Linh Ngoc Tala Kim-Anh',
    'Minh Duc Quan Tuan Bao Anh Khoa',
    'Nguyen Tran Pham Le Vo Dang Bui Ho',
    EAST_ASIAN,
  ),
  origin(
    'india',
    /\b(?:indian?|mumbai|bombay|delhi|kolkata|calcutta|kerala|goa|punjab|rajasthan|jaipur|varanasi|pakistan|lahore|karachi|bengal|dhaka|sri lanka|nepal|kathmandu)\b/i,
    'Priya Kavya Lakshmi Anjali Deepa Meera Asha Lata Sunita Radha Nandini Usha',
    'Ravi Nikhil Arjun Vikram Sanjay Anil Rohan Dev Kiran Suresh Gopal Harish Mohan',
    'Menon Venkataraman Rao Sharma Iyer Patel Desai Kapoor Banerjee Nair',
    SOUTH_ASIAN,
  ),
  origin(
    'west-africa',
    /\b(?:ghana|accra|kumasi|nigerian?|lagos|abuja|dakar|senegal|mali|timbuktu|ivory coast|abidjan|benin|togo|africa[n]?)\b/i,
    'Imani Amara Abena Efua Chidinma Ngozi Adaeze Ama Yetunde Folake Adwoa Nkechi',
    'Kofi Emeka Kwame Babatunde Chidi Obi Kwesi Oba Tunde Yaw Ikenna Femi',
    'Okafor Oyelaran Osei Adeyemi Nwosu Mensah Boateng Asante Eze Bello',
    AFRICAN,
  ),
  origin(
    'east-africa',
    /\b(?:kenyan?|nairobi|mombasa|tanzanian?|zanzibar|uganda|ethiopian?|addis ababa|rwanda|south africa|cape town|johannesburg|soweto|zimbabwe|zambia|savanna)\b/i,
    'Wanjiru Thandi Zanele Nomsa Njeri Achieng Makena Lindiwe Tirunesh',
    'Sipho Themba Kamau Otieno Juma Baraka Tendai Jabari Bekele',
    'Mwangi Mbeki Wanjala Kimani Odhiambo Dlamini Nkosi Tesfaye',
    AFRICAN,
  ),
  origin(
    'arabia',
    /\b(?:egypt(?:ian)?|cairo|alexandria|morocc(?:o|an)|marrakesh|casablanca|fez|tangier|tunis(?:ia)?|algeria|algiers|libya|beirut|lebanon|damascus|syria|baghdad|iraq|jordan valley|amman|jerusalem|arab(?:ia|ian)?|yemen|oman|dubai|sahara|souk|bazaar|casbah|medina|caravan|bedouin|oasis|desert (?:town|market|village|city|inn))\b/i,
    'Leila Aisha Fatima Zahra Yasmin Layla Samira Amina Farah Dalia Noor Salma Rania Hana Nadia Zora',
    'Omar Idris Tariq Rashid Samir Yusuf Hassan Ali Ahmed Mahmoud Karim Bilal Malik Jamal Zaid Faris',
    'Haddad Mansour Khoury Nasser Saleh Aziz Farouk Hamdi Sabbagh Rahal',
    LEVANTINE,
  ),
  origin(
    'persia',
    /\b(?:persian?|iran(?:ian)?|tehran|isfahan|shiraz|afghan(?:istan)?|kabul|samarkand)\b/i,
    'Shirin Parisa Roxana Laleh Mina Nasrin Azar',
    'Cyrus Darius Kaveh Bahram Farhad Rostam Navid',
    'Rahimi Daryaei Shirazi Tehrani Karimi Ahmadi Azari',
    LEVANTINE,
  ),
  origin(
    'turkey',
    /\b(?:turkey|turkish|istanbul|constantinople|ankara|izmir|anatolia|cappadocia|armenian?|yerevan|georgian? (?:mountains|village)|tbilisi)\b/i,
    'Elif Ayla Defne Zeynep Selin Nare Ani',
    'Emre Kerem Orhan Levent Cem Aram Tigran',
    'Ozturk Demir Kaya Aydin Grigoryan Sarkisian Yilmaz',
    LEVANTINE,
  ),
  origin(
    'latin-america',
    /\b(?:mexic(?:o|an)|oaxaca|peru(?:vian)?|lima|cusco|bolivian?|colombian?|bogot[aá]|argentin(?:a|e)|buenos aires|chile(?:an)?|santiago|cuban?|havana|andes|brazil(?:ian)?|rio de janeiro|s[aã]o paulo|quito|ecuador|guatemala|patagonia|pampas)\b/i,
    'Renata Marisol Lupe Guadalupe Valentina Gabriela Camila Josefina Rosa Ximena Lucia Itzel',
    'Mateo Joaquin Diego Miguel Luis Alejandro Javier Ramon Emilio Hector Raul Ignacio',
    'Quispe Sandoval Ibarra Alvarado Rosales Salcedo Vasquez Zamora Castellanos Mamani',
    NEW_WORLD,
  ),
  origin(
    'iberia',
    /\b(?:spain|spanish|madrid|barcelona|seville|granada|andalusia|lisbon|portug(?:al|uese)|porto|galicia|basque)\b/i,
    'Sofia Ines Carmen Pilar Lola Paloma Isabel Beatriz Teresa Joana Catarina',
    'Rafael Tomas Juan Carlos Pedro Pablo Antonio Manuel Duarte Nuno Vasco Andres',
    'Ferreira Duarte Castellan Navarro Molina Pereira Almeida Fuentes Serrano',
    SOUTHERN,
  ),
  origin(
    'italy',
    /\b(?:ital(?:y|ian)|rome|venice|venetian|naples|florence|sicil(?:y|ian)|tuscan(?:y)?|milan|genoa|turin|palermo)\b/i,
    'Bianca Chiara Giulia Francesca Elena Ornella Caterina Silvia Marta',
    'Marco Dario Enzo Luca Matteo Giovanni Paolo Lorenzo Sandro Bruno Carlo',
    'Moretti Bellini Ricci Gallo Fontana Caruso Marchetti Rinaldi',
    SOUTHERN,
  ),
  origin(
    'greece',
    /\b(?:greece|greek|athens|crete|cretan|aegean|cyclades|cypr(?:us|iot)|olympus)\b/i,
    'Xanthe Eleni Danae Thea Despina Kalliope Ariadne',
    'Stavros Nikos Yannis Kostas Petros Spyros Lefteris',
    'Pappas Kazan Mavros Galanis Vlahos Doukas',
    SOUTHERN,
  ),
  origin(
    'france',
    /\b(?:france|french|paris(?:ian)?|lyon|marseilles?|provence|brittany|normandy|bordeaux|qu[eé]bec)\b/i,
    'Anouk Odile Margot Juliette Colette Amelie Elise Sylvie Simone Celeste Solange Ottilie',
    'Lucien Pierre Jean Jacques Luc Henri Gaston Etienne Bastien Marcel',
    'Delacroix Moreau Dufresne Laurent Girard Fontaine Mercier Blanchard',
    NORTHERN,
  ),
  origin(
    'germany',
    /\b(?:german[y]?|berlin|vienn(?:a|ese)|austrian?|munich|hamburg|bavarian?|tyrol|swiss|switzerland|z[uü]rich|salzburg|dutch|amsterdam|holland|alps|alpine|black forest|rhine)\b/i,
    'Ilse Greta Ingeborg Helga Anneliese Marlene Lotte Trudi Heidi Marta Johanna Klara',
    'Otto Klaus Jurgen Hans Gunther Bram Felix Anton Lukas Tobi Matthias Sepp',
    'Achterberg Brandt Keller Vogel Huber Baumann Steiner Hofer',
    NORTHERN,
  ),
  origin(
    'slavia',
    /\b(?:poland|polish|warsaw|krak[oó]w|gdansk|czech|prague|bohemian?|slovak|russian?|moscow|st\.? petersburg|siberian?|ukrain(?:e|ian)|kyiv|odesa|belgrade|serbian?|balkans?|croatian?|zagreb|dubrovnik|bulgarian?|sofia, bulgaria|hungar(?:y|ian)|budapest|romanian?|bucharest|transylvania|carpathian)\b/i,
    'Mira Tatiana Olga Irina Katya Anya Petra Vera Zofia Jadwiga Nadia Milena',
    'Dmitri Pavel Ivan Sergei Boris Yuri Mikhail Alexei Nikolai Andrei Piotr Jan Milan Goran Ilya Tomasz Viktor',
    'Kowalski Petrov Zielinski Novak Kovacs Jankowski Varga Markovic Dvorak Sokolov',
    NORTHERN,
  ),
  origin(
    'north',
    /\b(?:norw(?:ay|egian)|oslo|bergen|swed(?:en|ish)|stockholm|denmark|danish|copenhagen|iceland(?:ic)?|reykjavik|finland|finnish|helsinki|lapland|fjords?|vikings?|norse|faroe|greenland|northern coast)\b/i,
    'Freya Ingrid Astrid Sigrid Solveig Maren Elin Gudrun Liv Tuva',
    'Anders Soren Henrik Oskar Lars Sven Bjorn Erik Magnus Nils Leif Einar',
    'Lindqvist Rasmussen Sorensen Lindgren Ostrander Solberg Halvorsen Nygaard',
    NORTHERN,
  ),
  origin(
    'isles',
    /\b(?:irish|ireland|dublin|galway|scotland|scottish|edinburgh|glasgow|hebrides|orkney|shetland|welsh|wales|cornwall|cornish|england|english|yorkshire|highlands?|moors?)\b/i,
    'Saoirse Brigid Niamh Aoife Ffion Carys Morag Tamsin Isolde Rowena Maeve Winifred Edith',
    'Ewan Callum Angus Hamish Rhys Owen Gareth Declan Finn Ronan Cormac Seamus Conor Eamon Percy Ned',
    'Halloran Abernathy Hargreaves Pemberton Pryce Keane Lockhart Calloway Tolliver Underhill Whitlock Ashdown Trent Fairweather Bellweather Brightwater Winterbourne Thorne Marrow Quill Vance Yarrow',
    NORTHERN,
  ),
]
