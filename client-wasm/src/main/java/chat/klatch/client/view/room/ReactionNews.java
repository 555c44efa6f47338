package chat.klatch.client.view.room;

import chat.klatch.client.Clock;
import chat.klatch.client.i18n.TalkTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Announcer;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Reaction;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reactions to one's own messages, told aloud: who and with what, gathered for a moment. */
final class ReactionNews {
    private static final long GATHER_MILLIS = 3_000;
    private final Clock clock;
    private final Announcer announcer;
    private final KnownPeople people;
    private final Map<Long, List<Reaction>> before = new HashMap<>();
    private final Map<String, Set<String>> gathered = new LinkedHashMap<>();
    private boolean gathering;

    ReactionNews(Clock clock, Announcer announcer, KnownPeople people) {
        this.clock = clock;
        this.announcer = announcer;
        this.people = people;
    }

    void open() {
        before.clear();
        gathered.clear();
    }

    /** What the room holds now; of a message that is seen for the first time, nothing is news. */
    void look(User me, List<Message> messages) {
        for (Message message : messages) {
            if (message.author().id().equals(me.id()) && message.system() == null) {
                var was = before.put(message.seq(), message.reactions());
                if (was != null && !was.equals(message.reactions())) {
                    news(me.id(), was, message.reactions());
                }
            }
        }
    }

    private void news(UserId me, List<Reaction> was, List<Reaction> now) {
        for (Reaction reaction : now) {
            var known = was.stream().filter(old -> old.emoji().equals(reaction.emoji())).findFirst();
            for (UserId user : reaction.users()) {
                boolean old = known.isPresent() && known.get().users().contains(user);
                if (!old && !user.equals(me)) {
                    gathered.computeIfAbsent(reaction.emoji(), _ -> new LinkedHashSet<>()).add(people.name(user));
                }
            }
        }
        if (!gathered.isEmpty() && !gathering) {
            gathering = true;
            var _ = clock.after(GATHER_MILLIS, this::tell);
        }
    }

    private void tell() {
        gathering = false;
        var lines = new ArrayList<String>();
        gathered.forEach((emoji, names) -> lines
                .add(TalkTexts.reacted(Texts.names(List.copyOf(names)), people.emoji().name(emoji))));
        gathered.clear();
        if (!lines.isEmpty()) {
            announcer.say(String.join(". ", lines));
        }
    }
}
