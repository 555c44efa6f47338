package chat.klatch.client.sim;

import chat.klatch.client.ClientListener;
import chat.klatch.client.Stage;
import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Unsent;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import java.util.ArrayList;
import java.util.List;

/** A listener that remembers. */
public final class Seen implements ClientListener {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<RoomId> timelines = new ArrayList<>();
    private final List<Unsent> refused = new ArrayList<>();
    private final List<Unsent> stranded = new ArrayList<>();
    private final List<RoomId> typing = new ArrayList<>();
    private final List<Room> came = new ArrayList<>();
    private final List<Room> gone = new ArrayList<>();
    private int rooms;
    private int people;
    private int settings;
    private Runnable timelineSeen = () -> {
    };

    /** Runs whenever a timeline is told to have changed. */
    public void onTimeline(Runnable seen) {
        timelineSeen = seen;
    }

    @Override
    public void stageChanged(Stage stage) {
        stages.add(stage);
    }

    @Override
    public void linkChanged(Link link) {
        links.add(link);
    }

    @Override
    public void roomsChanged() {
        rooms++;
    }

    @Override
    public void timelineChanged(RoomId room) {
        timelines.add(room);
        timelineSeen.run();
    }

    @Override
    public void roomCame(Room room) {
        came.add(room);
    }

    @Override
    public void roomGone(Room room) {
        gone.add(room);
    }

    @Override
    public void typingChanged(RoomId room) {
        typing.add(room);
    }

    @Override
    public void peopleChanged() {
        people++;
    }

    @Override
    public void settingsChanged() {
        settings++;
    }

    @Override
    public void refused(Unsent change) {
        refused.add(change);
    }

    @Override
    public void stranded(Unsent wish) {
        stranded.add(wish);
    }

    public List<Unsent> stranded() {
        return stranded;
    }

    public List<Unsent> refused() {
        return refused;
    }

    public List<RoomId> typing() {
        return typing;
    }

    public List<Room> came() {
        return came;
    }

    public List<Room> gone() {
        return gone;
    }

    public int people() {
        return people;
    }

    public int settings() {
        return settings;
    }

    public List<Stage> stages() {
        return stages;
    }

    public List<Link> links() {
        return links;
    }

    public List<RoomId> timelines() {
        return timelines;
    }

    /** How much was told in all. */
    public int count() {
        return stages.size() + links.size() + timelines.size() + rooms;
    }
}
