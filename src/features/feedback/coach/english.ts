import type { Lexicon } from './rules.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const praise =
  set(`good great nice awesome amazing excellent fantastic wonderful brilliant super perfect outstanding
  incredible cool well done job work thanks thank kudos bravo congrats congratulations rock rocks star legend love loved
  impressive impressed happy proud best better keep up going way go improve improved improvement improvements needs need
  could should bad poor disappointing disappointed thx ty cheers helpful pleasure glad lovely wow one ever side performance effort appreciated appreciate fine ok okay solid strong`);

const generic =
  set(`the a an and or but so to of on in at for with your you you're youre yours my our we i i'm im it its it's
  that this these those is are was were be been being have has had do does did very really quite just too as always again
  all everything every everyone team project stuff thing things task tasks overall generally general ever more much lot
  lots bit from by me us here there he she they them his her their what how as such an member colleague person people
  working work's day week lately recently no nothing complaints continue continued continuing hard will would can
  results result both ways some any please`);

const traits =
  `lazy|arrogant|rude|stupid|careless|selfish|unprofessional|incompetent|stubborn|moody|sloppy|unreliable|disorgani[sz]ed|
  immature|aggressive|negative|difficult|toxic|cold|bossy|naive|dishonest|ignorant|clueless|passive|weak|smart|clever|brilliant|
  talented|gifted|genius|kind|nice|awesome|amazing|great|wonderful|lovely|friendly|shy|introverted|emotional|sensitive|defensive|
  impatient|chaotic|egoistic|uncooperative|unmotivated|a natural|a star|a joy|a pain|a perfectionist|a micromanager|a control freak|
  a know-it-all|a team player|a rockstar|a legend|a born \\w+|not a team player|not (?:very )?(?:smart|committed|motivated|professional|reliable)`.replace(
    /\s*\n\s*/g,
    '',
  );

const person = `(?:you(?:['’]re| are| were| seem| come across as| can be)|(?:s?he|they)(?:['’]s|['’]re| is| are| seems?| comes across as| can be)|[A-Z][a-z]+ (?:is|seems))`;
const degree = String.raw`(?:(?:so|too|very|really|just|quite|such|simply|often|sometimes|a bit|kind of|rather|also|an?|always|pretty|extremely|being|overly|incredibly)\s+)*`;
const judged = new RegExp(`${person} ${degree}(?:${traits})\\b`, 'i');
const nouns =
  /\b(?:your|his|her|their) (?:\w+ )?(?:attitude|personality|character|ego|temper|laziness|arrogance|negativity|carelessness|nature)\b|\b(?:bad|poor|wrong) attitude\b|\b(?:do(?:es)?n['’]t|never) care about (?:any|other|the team|people|us)|\bnot cut out for\b|\ba (?:big|huge|fragile) ego\b|\bnot the (?:type|sort|kind)\b|\b(?:by nature|as a person|born leader|type of person|kind of person)\b/i;
/** Traits that judge wherever they stand. */
const harsh =
  /\b(?:lazy|arrogant|selfish|incompetent|stupid|unprofessional|clueless|lazin?ess|arrogance|incompetence)\b/i;

const absolute =
  /\b(?:always|ever$|ever[.!]|can ever|impossible to|none of your|never|constantly|all the time|every single time|each and every time|nobody ever|no one ever|everyone (?:knows|thinks|says|agrees)|everybody (?:knows|thinks|says)|nothing (?:ever )?(?:gets|works)|every time|not once|without exception)\b/i;
const notAbsolute =
  /\b(?:not always|as always|always-on|never mind|never before|almost never|nearly always|not every time)\b/gi;

const times =
  /\b(?:yesterday|today|tonight|last|this (?:week|morning|afternoon|month|sprint|quarter|year|time)|ago|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri)day(?:['’]s)?|january|february|march|april|june|july|august|september|october|november|december|in may|q[1-4]|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[:.]\d\d|week \d+|sprint \d+|when|while|after|before|during|since|the day|the week|at the end of|once you|as soon as)\b/i;
const places =
  /\b(?:in|at|for|on|with|of|to|through|from|around) (?:(?:the|our|your|my|that|this|a|an|every|each|two|three|both|its|their|[A-Z][\w]*['’]s)\s+)?(?:[\w'-]+\s+){0,4}?(?:meetings?|call|review|reviews|demo|demos|retro|retrospective|stand-?ups?|workshop|kick-?off|planning|release|launch|roll-?out|migration|incident|outage|interview|interviews|pitch|presentation|sprint|hand-?over|on-?call|audit|deploy|deployment|pull request|pr|ticket|escalation|training|onboarding|negotiation|offsite|session|board|conference|visit|thread|proposal|report|document|design doc|dashboard|budget|tender)\b/i;

const effects =
  /\b(?:so that|so (?:we|i|the|they|everyone|nobody|our|it|support|sales|customers?)|which (?:meant|made|saved|helped|let|gave|allowed|led|cost|left|caused|kept|delayed|is why|meant|gives|makes|means|lets|helps|confused|turned|brought|unblocked|forced|slowed|put|took)|that (?:saved|helped|made|gave|let|allowed|cost|led|kept|meant|unblocked|delayed|confused|brought)|as a result|because of (?:that|this|it|you)|thanks to (?:that|this|it|you|your)|therefore|that way|saved (?:us|me|the|our|at least|about|a|two|three|half|\d)|helped (?:us|me|the|them|him|her|our|everyone)|made (?:it|us|me|the|them|everyone)|let (?:us|me|the)|gave (?:us|me|the|them)|allowed (?:us|me|the)|led to|meant (?:that|we|i|the)|meaning|cost (?:us|me|the)|caused|avoided|prevented|kept (?:us|the|everyone|me)|enabled|unblocked|delayed|slowed|we (?:could|were able|lost|had to|shipped|missed|avoided|won|caught|found|finished|closed|still|managed|spent|redid|hit|met|kept)|i (?:could|was able|felt|had to|learned|learnt|lost|missed|understood|spent|knew|finally|left|stopped)|the (?:team|customer|client|release|launch|deal|others|room|group) (?:could|was able|were able|lost|had to|missed|signed|stayed|went|knew|left|got|slipped|stopped|felt|waited|was happy|was confused|renewed|agreed|trusted|noticed)|had to (?:redo|wait|guess|work|ask|start|repeat|fix|move|rewrite|cancel)|ended up|turned out|went (?:down|up|from|smoothly|live)|dropped|reduced|cut (?:the|our|it|down)|nobody (?:knew|had|was|could|noticed)|no one (?:knew|had)|without (?:a|any) (?:single )?(?:incident|downtime|bug|complaint|question)|got (?:lost|stuck|confused|to see|to go)|(?:was|were) (?:over|done|closed|finished|settled|decided) (?:in|within|after|the same)|(?:people|they|others|customers|some|everybody) (?:stopped|left|waited|lost|could|understood|started|gave|trusted)|without (?:a|any|one) (?:single )?(?:forgotten|open|missed)|(?:closed|finished|decided|settled|signed) (?:it|everything|within|in) (?:in|within|the same|one|two|ten)|stayed (?:up|calm|online)|on time)\b/i;

const vagueStep =
  /\b(?:be (?:more|better|less|nicer|careful|proactive|confident)|being (?:so|more|better)|stop being|more (?:proactive|careful|confident|open|visible|present|structured|engaged|patient)|try (?:to be|harder|to do better|to improve|your best)|do better|do more|improve|get better|communicat\w* (?:better|more|clearly)|better communicat\w*|better at|pay (?:more )?attention|work (?:harder|on (?:your|the|his|her|communication|time|yourself))|keep (?:it )?up|keep going|keep doing|keep (?:up )?the|continue|stay|think (?:about|more|bigger|outside)|focus (?:more )?on|step up|speak up more|show more|take more|learn more|grow|develop (?:your|more)|just|be a|manage your time|listen more|have more|ask more|organi[sz]e yourself|plan (?:better|more)|faster|more often|be yourself|aim (?:higher|for)|take (?:it|things) (?:less|so)|don['’]t (?:take|be)|strive)\b/i;
const concrete =
  /\b(?:\d+|one|two|three|next (?:week|month|sprint|time|meeting|release|monday|tuesday|wednesday|thursday|friday|quarter|review|planning)|by (?:mon|tues|wednes|thurs|fri|the|next|end)\w*|before (?:the|each|every|we|you|our|next|starting|sending|merging)|every (?:mon|tues|wednes|thurs|fri|week|day|morning|sprint|month|two|release|pr|pull|ticket|change|meeting)\w*|each (?:week|day|morning|sprint|release|meeting|pr|change|time)|until|tomorrow|today|this (?:week|month|sprint|friday)|on (?:mon|tues|wednes|thurs|fri)\w*|send|write|draft|book|invite|share (?:the|your|a)|add|set up|ask (?:\w+ )?(?:to|for|whether|about the)|put|list|document|schedule|pair|agenda|checklist|template|summary|draft|demo|example|hand over|start (?:the|each|every|with)|publish|present (?:the|your|it)|read|sign up|split|limit|name|agree|block|walk|reserve|prepare|post|tell|talk to|let \w+ know|review the)\b/i;

const content = (words: readonly string[]): string[] =>
  words.filter((word) => !praise.has(word) && !generic.has(word) && !/^\d+$/.test(word));

const fold = (words: readonly string[]): string[] =>
  words.map((word) => word.toLowerCase().replace(/’/g, "'"));
const lettersOnly = (words: readonly string[]): string[] =>
  words.filter((word) => /[\p{L}\p{N}]/u.test(word));

/** What the coach knows of English. */
export const english: Lexicon = {
  isEmpty: (_text, words) => content(lettersOnly(fold(words))).length === 0,
  judgesPerson: (text) => harsh.test(text) || nouns.test(text) || judged.test(text),
  isAbsolute: (text) => absolute.test(text.replace(notAbsolute, ' ')),
  namesSituation: (text) => times.test(text) || places.test(text),
  namesEffect: (text) => effects.test(text),
  isVagueStep: (text, words) =>
    !concrete.test(text) && (vagueStep.test(text) || content(lettersOnly(fold(words))).length < 2),
};
