// Opening narration by genre: the first words of an episode.

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** Opening narration by genre. `$A` is the hero. */
export const OPENINGS: Record<string, readonly string[]> = {
  'sci-fi': list(`
    In the logs it is only a line: anomaly, minor, ignored.
    The signal was eleven years old. The reply was due that evening.
    Progress had reached even here, and sat down, out of breath.
    They had promised that nothing could go wrong, and so nobody was watching.
    The future came the way it always does: late, over budget, and at night.
    They had mapped every star that could be sold. Nobody had mapped the cupboard under the stairs.
    By then, most doors opened by themselves. $A had always distrusted the ones that didn't.
    There were nine ways to measure the dark that year, and none of them agreed.
    Every machine remembers something. Not every machine is asked.
    It had been a quiet century. That should have been the warning.
  `),
  thriller: list(`
    The man who knew was already on the stairs. He had four floors left.
    Somebody had paid for silence. Somebody else had paid more.
    $A checked the mirror, the street, the mirror. It had become a way of praying.
    Never open a thing that was delivered by hand. $A opened it.
    There are eleven minutes of that night nobody can account for. These are some of them.
    The first mistake was answering the phone. The rest were all by choice.
    $A had a rule about trouble: let it knock twice.
    In this business you are either early or you are evidence.
    Nobody follows an innocent person for long. $A had been followed since spring.
    It was supposed to take ten minutes and no courage at all.
  `),
  mystery: list(`
    The dust had been disturbed by somebody tidy.
    There were nine people who could not have done it. One of them was lying about the clock.
    $A had come for the weekend. It would be the longest one on record.
    All the evidence pointed one way. Evidence is easily taught to point.
    Everyone agreed about what had happened. That was the first odd thing.
    A lie needs two people. A really good one needs a whole street.
    $A had never believed in coincidence. It seemed like such a lot of work for chance.
    There was one light too many that evening. It is where I would begin.
    The obvious answer had been lying in plain view for years, minding its own business.
    It takes a special kind of quiet to hide something loud.
  `),
  fantasy: list(`
    Before the maps there were promises, and the promises knew the way.
    It began with a bell that no one had rung.
    The old ones left three gifts and one condition. The condition was written small.
    In that country even the stones had somebody they were waiting for.
    When the hills were younger and more talkative, a thing was promised here.
    They tell it differently in the next valley. In the next valley they were not asked to pay.
    Every kingdom stands on a story. Some of the stories move.
    There was magic, once, and it was like salt: nobody thanked it until it ran short.
    On the longest day, the shadows come home early. $A noticed it first.
    Of all who were chosen, hardly one had been asked.
  `),
  horror: list(`
    It was a perfectly good house. Everyone who had left it said so.
    Something in the wall had begun to learn $A's name.
    Nobody remembers a first night properly. That is its mercy.
    There was one rule, and it was nailed to the inside of the door.
    The house did nothing. It went on doing it, louder and louder.
    There are sounds one should not answer. $A had been brought up to be polite.
    It never came for anyone. It just stayed until they came to it.
    Later they would agree that it had been cold. No one would say how cold.
    First the dogs left. Nobody thinks to ask the dogs.
    Some doors are locked to keep things in. It was $A who had the key.
  `),
  romance: list(`
    Two umbrellas, one stand, eleven seconds. That was all it took.
    $A believed in many things: good shoes, early trains, never again.
    They had already met once, years ago, and neither would remember it for some time.
    It was the wrong day, the wrong street, and exactly the right rain.
    Nobody falls in love on a Tuesday. It was a Tuesday.
    This is about two people who had everything in common except the hour.
    $A had given up on love that year, the way one gives up sugar: loudly.
    It began with the wrong coat, which is as good as any other way.
    There are nine hundred ways to miss one another. They had tried most of them.
    If it had not rained there would be nothing to tell.
  `),
  comedy: list(`
    The insurance company has asked for the order of events. It is as follows.
    $A had only ever wanted one thing: a quiet afternoon, and no goats.
    It takes seven people to ruin a day properly. Six had arrived.
    There was still time to say no. $A said: how hard can it be?
    In fairness to $A, it had looked much smaller in the brochure.
    Everything that follows could have been avoided by one person reading one sign.
    $A had a plan. The plan was the first to go.
    It is not true that everyone panicked. Some of them had not been told.
    Nobody was hurt, apart from feelings, furniture and one cake.
    The day began well. It was the last thing that did.
  `),
  drama: list(`
    The kettle was on, as it always was when nobody knew what to say.
    They were a family that waved from windows.
    It was the year the river came up to the third step. It was also the year of the other thing.
    $A had rehearsed the visit for so long that it hardly seemed necessary to make it.
    Nothing happens here. It has been happening for years.
    There is a year in every life on which the other years lean.
    They had all agreed not to speak of it, each of them alone.
    $A came for the afternoon. It was a long afternoon.
    It is the small things that are handed down: a cough, a recipe, a silence.
    Somebody always stays behind to lock up. It had always been the same somebody.
  `),
}
