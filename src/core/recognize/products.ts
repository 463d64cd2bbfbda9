import { addMention } from './finds';
import { runsOf } from './runs';
import { contextOf, type Recognizer } from './context';

const products = new Set(['iPhone', 'iPhones', 'iPad', 'iPads', 'iPod', 'MacBook', 'Android', 'Windows', 'Kindle', 'PlayStation', 'Xbox', 'ChatGPT', 'GPT-4', 'Siri', 'Alexa', 'Gmail', 'Photoshop', 'Kalashnikov', 'Novichok', 'Viagra', 'OxyContin', 'Ozempic', 'Wegovy', 'Prozac', 'Botox', 'Remdesivir', 'Paxlovid', 'Sputnik', 'Bitcoin', 'Ethereum', 'Concorde', 'Javelin', 'Javelins', 'Humvee', 'Humvees', 'HIMARS', 'ATACMS', 'Patriots', 'Prius', 'Corolla', 'Cybertruck']);
/** Types of aircraft, weapons and vehicles: "F-16s", "MiG-29", "T-72", "AK-47". */
const model = /^(?:F|B|C|U|T|MiG|Su|Tu|AK|AR|M|MQ|RQ|UH|CH|AH|A|KC|SS|S|V|Mi|Ka|Il|An|HK|Yak)-\d{1,3}[A-Z]?s?$/;

/** Finds products and models of aircraft, weapons and cars. */
export const recognizeProducts: Recognizer = () => (_tree, file) => {
  const context = contextOf(file);
  for (const { words } of runsOf(context).runs) {
    for (const word of words) {
      const { text } = word.token;
      if (products.has(text) && !(word.initial && word.common)) addMention(context, word, word, 'PRODUCT', 0.8, 'listed product');
      else if (text.includes('-') && model.test(text)) addMention(context, word, word, 'PRODUCT', 0.85, 'model number');
    }
  }
};
