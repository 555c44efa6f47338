package chat.klatch.client.view.dialog;

import chat.klatch.client.Clock;
import chat.klatch.client.api.Api;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.browser.dom.Event;
import chat.klatch.client.browser.dom.ScrollOptions;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Counted;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Naming;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Presences;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSObjects;

/**
 * Jumps to a room or person by a few letters of the name: what is known here is found with each key, what only the
 * server knows (rooms not joined, people never met) is added when it answers.
 */
public final class JumpDialog {
    /** Where it leads. */
    public interface Way {
        void to(Room room);

        void to(User person);
    }

    private record Found(String name, Match match, @Nullable Room room, @Nullable User person) {
        boolean isPerson() {
            return person != null || room != null && room.kind() == RoomKind.DIRECT;
        }
    }

    private static final int MOST = 8;
    private static final long TYPING_MILLIS = 150;
    private static final long PATIENCE_MILLIS = 300;
    private final Api api;
    private final Clock clock;
    private final Presences presences;
    private final UserId me;
    private final List<Room> mine;
    private final Way way;
    private final Dialog dialog = new Dialog("jump-to");
    private final Element field = dialog.in("input");
    private final Element list = dialog.in("[role=listbox]");
    private final Element none = dialog.in(".none");
    private final List<Found> shown = new ArrayList<>();
    private final List<Element> options = new ArrayList<>();
    private List<Room> others = List.of();
    private List<User> people = List.of();
    private int active;
    private int asked;
    private int waiting;
    private boolean slow;
    private @Nullable Problem failure;
    private Runnable typing = () -> {
    };

    private JumpDialog(Api api, Clock clock, Presences presences, UserId me, List<Room> mine, Way way) {
        this.api = api;
        this.clock = clock;
        this.presences = presences;
        this.me = me;
        this.mine = mine;
        this.way = way;
        field.addEventListener("input", _ -> typed());
        field.addEventListener("keydown", this::pressed);
        list.addEventListener("click", event -> {
            var target = event.getTarget();
            var option = target == null ? null : target.closest("[role=option]");
            for (int i = 0; option != null && i < options.size(); i++) {
                if (options.get(i).isSameNode(option)) {
                    choose(i);
                    return;
                }
            }
        });
        dialog.onClosed(() -> {
            asked++;
            typing.run();
        });
    }

    public static void open(Api api, Clock clock, Presences presences, UserId me, List<Room> mine, Way way) {
        var one = new JumpDialog(api, clock, presences, me, mine, way);
        one.draw();
        one.dialog.open(one.field);
    }

    private boolean onlyPeople() {
        return field.getValue().strip().startsWith("@");
    }

    private String wish() {
        var text = field.getValue().strip();
        return onlyPeople() ? text.substring(1) : text;
    }

    private void typed() {
        active = 0;
        typing.run();
        int mineNow = ++asked;
        var q = wish();
        waiting = onlyPeople() ? 1 : q.isEmpty() ? 0 : 2;
        failure = null;
        slow = false;
        if (waiting > 0) {
            typing = clock.after(TYPING_MILLIS, () -> ask(q, mineNow));
        }
        draw();
    }

    private void ask(String q, int mineNow) {
        typing = clock.after(PATIENCE_MILLIS, () -> {
            slow = true;
            draw();
        });
        if (!onlyPeople()) {
            api.rooms().find(q, null, page -> answered(mineNow, () -> others = page.rooms()),
                    problem -> answered(mineNow, () -> failure = problem));
        }
        api.users().find(q, null, page -> answered(mineNow, () -> people = page.users()),
                problem -> answered(mineNow, () -> failure = problem));
    }

    private void answered(int mineNow, Runnable take) {
        if (mineNow == asked) {
            waiting--;
            take.run();
            draw();
        }
    }

    /** What could not be asked was not looked for: that is another thing than finding nothing. */
    private String said() {
        var why = failure;
        if (waiting > 0) {
            return slow && options.isEmpty() ? PlaceTexts.LOOKING : "";
        }
        return why != null ? Refusal.of(why).text() : options.isEmpty() ? PlaceTexts.NONE_FOUND : "";
    }

    private void draw() {
        shown.clear();
        options.clear();
        list.replaceChildren();
        var found = find();
        group(Labels.ROOMS, found.stream().filter(one -> !one.isPerson()).limit(MOST).toList());
        group(Labels.PEOPLE_GROUP, found.stream().filter(Found::isPerson).limit(MOST).toList());
        active = Math.max(0, Math.min(active, options.size() - 1));
        Page.text(none, said());
        mark();
    }

    /** With nothing typed: what is unread first, else in the order of the list. */
    private List<Found> find() {
        var q = wish();
        var found = new ArrayList<Found>();
        for (Room room : mine) {
            add(found, q, room.name(), room, null);
        }
        if (!q.isEmpty()) {
            others.stream().filter(room -> room.kind() != RoomKind.DIRECT && !known(room))
                    .forEach(room -> add(found, q, room.name(), room, null));
        }
        if (!q.isEmpty() || onlyPeople()) {
            people.stream().filter(user -> !user.disabled() && !talksTo(user) && !(q.isEmpty() && user.id().equals(me)))
                    .forEach(user -> add(found, q, user.name(), null, user));
        }
        found.removeIf(one -> onlyPeople() && !one.isPerson());
        found.sort(q.isEmpty()
                ? Comparator.comparing(one -> one.room == null || !Counted.of(one.room).isAny())
                : Comparator.comparing(Found::match));
        return found;
    }

    private static void add(List<Found> found, String q, String name, @Nullable Room room, @Nullable User person) {
        var match = Match.of(q, name);
        if (match != null && match.isScattered() && room != null && room.kind() == RoomKind.DIRECT) {
            return; // in many names together nearly all letters can be found
        }
        if (match == null && person != null) {
            match = new Match(Integer.MAX_VALUE, 0, 0); // the server found the username
        }
        if (match != null) {
            found.add(new Found(name, match, room, person));
        }
    }

    private boolean known(Room room) {
        return mine.stream().anyMatch(one -> one.id().equals(room.id()));
    }

    private boolean talksTo(User user) {
        return mine.stream().anyMatch(room -> room.kind() == RoomKind.DIRECT && Naming.others(room).size() == 1
                && Naming.others(room).getFirst().id().equals(user.id()));
    }

    private void group(String name, List<Found> found) {
        if (found.isEmpty()) {
            return;
        }
        var group = Page.copy("jump-group");
        group.setAttribute("aria-label", name);
        Page.in(group, ".lab").setTextContent(name);
        for (Found one : found) {
            var option = option(one);
            option.setAttribute("id", "jump-" + options.size());
            options.add(option);
            shown.add(one);
            group.append(option);
        }
        list.append(group);
    }

    private Element option(Found found) {
        var option = Page.copy("jump-option");
        emphasize(Page.in(option, ".nm"), found);
        var icon = Page.in(option, ".ico");
        var cup = Page.in(option, ".av");
        var room = found.room;
        User person = found.person;
        if (room != null && room.kind() == RoomKind.DIRECT && Naming.others(room).size() == 1) {
            person = Naming.others(room).getFirst();
        }
        icon.toggleAttribute("hidden", found.isPerson());
        cup.setHidden(!found.isPerson());
        String about = "";
        if (person != null) {
            var note = person.note();
            Cup.fill(cup, person.id().value(), person.name());
            var presence = presences.show(cup, person.id());
            about = person.id().equals(me)
                    ? PlaceTexts.YOU
                    : note == null ? presence.isEmpty() ? "@" + person.username() : presence : note;
        } else if (room != null && found.isPerson()) {
            Page.text(cup, Integer.toString(Naming.others(room).size() + 1));
        } else if (room != null) {
            boolean joined = room.role() != null;
            Page.in(icon, "use").setAttribute("href", icon(room));
            about = joined ? about(room) : PlaceTexts.notJoined(room.members());
        }
        Page.in(option, ".sub").setTextContent(about);
        var tally = Page.in(option, ".tally");
        int unread = room == null ? 0 : Counted.of(room).unread();
        tally.setHidden(unread == 0);
        Page.text(tally, unread == 0 ? "" : Labels.count(unread));
        return option;
    }

    private static String icon(Room room) {
        if (room.role() == null) {
            return "#i-door";
        }
        return room.muted() ? "#i-mute" : room.kind() == RoomKind.PRIVATE ? "#i-lock" : "#i-table";
    }

    private static String about(Room room) {
        return room.kind() == RoomKind.PRIVATE
                ? PlaceTexts.PRIVATE_ROOM + (room.topic().isEmpty() ? "" : " · " + room.topic())
                : room.topic();
    }

    private static void emphasize(Element at, Found found) {
        var name = found.name;
        int from = Math.min(found.match.from(), name.length());
        int to = Math.min(found.match.to(), name.length());
        at.appendText(name.substring(0, from));
        var hit = Page.make("u", "");
        hit.setTextContent(name.substring(from, to));
        at.append(hit);
        at.appendText(name.substring(to));
    }

    private void mark() {
        for (int i = 0; i < options.size(); i++) {
            options.get(i).setAttribute("aria-selected", i == active ? "true" : "false");
        }
        Page.attribute(field, "aria-activedescendant", !options.isEmpty(), "jump-" + active);
        Page.attribute(field, "aria-expanded", options.isEmpty() ? "false" : "true");
        if (!options.isEmpty()) {
            ScrollOptions near = JSObjects.create();
            near.setBlock("nearest");
            options.get(active).scrollIntoView(near);
        }
    }

    private void pressed(Event event) {
        if (event.isComposing()) {
            return;
        }
        switch (event.getKey()) {
            case "ArrowDown" -> move(event, 1);
            case "ArrowUp" -> move(event, -1);
            case "Enter" -> {
                event.preventDefault();
                if (!options.isEmpty()) {
                    choose(active);
                }
            }
            default -> {
                // typed
            }
        }
    }

    private void move(Event event, int by) {
        event.preventDefault();
        if (!options.isEmpty()) {
            active = Math.floorMod(active + by, options.size());
            mark();
        }
    }

    private void choose(int index) {
        var found = shown.get(index);
        dialog.close();
        if (found.room != null) {
            way.to(found.room);
        } else if (found.person != null) {
            way.to(found.person);
        }
    }
}
