package chat.klatch.client.view.composer;

import chat.klatch.client.api.MemberCalls;
import chat.klatch.client.text.Folded;
import chat.klatch.protocol.call.Member;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the room and may be meant: asked for whenever a name is begun, since people come and go without a word, and
 * by each word where there are more than one answer holds. What has come is shown at once; more may come.
 */
final class Companions {
    private static final int ASKED = 200;
    private final MemberCalls calls;
    private final Runnable came;
    private final Map<String, User> known = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> doubted = new HashSet<>();
    private @Nullable RoomId room;
    private boolean all;

    Companions(MemberCalls calls, Runnable came) {
        this.calls = calls;
        this.came = came;
    }

    /** How many others are in the room, as far as is known: a room is not told anew when somebody joins. */
    int others(Room in) {
        return Math.max(in.id().equals(room) ? known.size() : 0, in.members()) - 1;
    }

    /** Another name is begun: whoever was in the room is shown until it is known who is. */
    void begin() {
        asked.clear();
        doubted.addAll(known.keySet());
    }

    /** The best first: whose name begins so, then who has a word that does, then the rest. */
    List<User> matching(Room in, String word, int most) {
        if (!in.id().equals(room)) {
            room = in.id();
            known.clear();
            doubted.clear();
            asked.clear();
            all = false;
        }
        var wish = Folded.of(word);
        fetch(in.id(), "");
        if (!all && !known.isEmpty()) {
            fetch(in.id(), word);
        }
        var found = new ArrayList<User>();
        for (User user : known.values()) {
            if (rank(user, wish) >= 0) {
                found.add(user);
            }
        }
        found.sort(Comparator.comparingInt(user -> rank(user, wish)));
        return found.subList(0, Math.min(most, found.size()));
    }

    private static int rank(User user, String wish) {
        var name = Folded.of(user.name());
        if (name.startsWith(wish) || user.username().startsWith(wish)) {
            return 0;
        }
        if (name.contains(" " + wish)) {
            return 1;
        }
        return name.contains(wish) || user.username().contains(wish) ? 2 : -1;
    }

    private void fetch(RoomId in, String word) {
        if (asked.size() < ASKED && asked.add(word)) {
            calls.find(in, word, null, page -> {
                if (in.equals(room)) {
                    came(word, page);
                }
            }, _ -> asked.remove(word));
        }
    }

    private void came(String word, Members page) {
        for (Member member : page.members()) {
            var user = member.user();
            if (!user.disabled()) {
                doubted.remove(user.username());
                known.put(user.username(), user);
            }
        }
        if (word.isEmpty()) {
            known.keySet().removeAll(doubted);
            doubted.clear();
            all = page.next() == null;
        }
        came.run();
    }
}
