package chat.klatch.server.crash;

import chat.klatch.client.connection.Sockets;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Listens in on a client's sockets, writes down what really went over them, and can break them. On its thread. */
final class WireTap implements Sockets {
    private static final int BROKEN = 1006;
    private final Sockets sockets;
    private final Function<RoomId, Diary> diaries;
    private final Paper paper;
    private final List<Integer> losses = new CopyOnWriteArrayList<>();
    private volatile String token = "";
    private @Nullable Runnable cut;

    WireTap(Sockets sockets, Function<RoomId, Diary> diaries, Paper paper) {
        this.sockets = sockets;
        this.diaries = diaries;
        this.paper = paper;
    }

    /** The newest access token that was used. */
    String token() {
        return token;
    }

    /** How each connection ended that stood and was not broken here: the codes, in order. */
    List<Integer> losses() {
        return losses;
    }

    /** Breaks the connection, if there is one: neither end says goodbye. */
    void cut() {
        var standing = cut;
        if (standing != null) {
            standing.run();
        }
    }

    @Override
    public Socket open(Listener listener) {
        var line = new Line(listener);
        var socket = sockets.open(line);
        cut = () -> {
            socket.abandon();
            line.ended(BROKEN);
        };
        return new Socket() {
            @Override
            public void send(String text) {
                line.sent(Frames.readCommand(text));
                socket.send(text);
            }

            @Override
            public void abandon() {
                line.over();
                socket.abandon();
            }
        };
    }

    @Override
    public void onWake(Consumer<Boolean> online) {
        sockets.onWake(online);
    }

    private final class Line implements Listener {
        private final Listener listener;
        private final Map<RequestId, Request> asked = new HashMap<>();
        private final Set<RoomId> out = new HashSet<>();
        private boolean stood;

        Line(Listener listener) {
            this.listener = listener;
        }

        void sent(Command command) {
            switch (command) {
                case Auth auth -> token = auth.token();
                case Send send -> asked.put(send.id(), send);
                case Edit edit -> asked.put(edit.id(), edit);
                case Delete delete -> asked.put(delete.id(), delete);
                case React react -> asked.put(react.id(), react);
                default -> {
                    // not of interest
                }
            }
        }

        /** Whatever was not answered may have been done. */
        void over() {
            asked.values().forEach(request -> {
                switch (request) {
                    case Edit edit -> diaries.apply(edit.room()).doubts(edit);
                    case Delete delete -> diaries.apply(delete.room()).doubts(delete);
                    case React react -> diaries.apply(react.room()).doubts(react);
                    default -> {
                        // a key is never in doubt
                    }
                }
            });
            asked.clear();
        }

        @Override
        public void opened() {
            stood = true;
            listener.opened();
        }

        @Override
        public void received(String text) {
            Frames.readEvents(text).forEach(this::told);
            listener.received(text);
        }

        private void told(Event event) {
            switch (event) {
                case Ack ack -> acknowledged(ack, asked.remove(ack.re()));
                case Failed failed when failed.re() != null -> asked.remove(failed.re());
                case Joined joined -> {
                    out.remove(joined.room());
                    diaries.apply(joined.room()).joined(joined.rev());
                    joined.messages().forEach(paper.of(joined.room())::told);
                }
                case Posted posted -> {
                    var message = posted.message();
                    diaries.apply(posted.room()).live(message.rev());
                    paper.of(posted.room()).told(message);
                    if (out.contains(posted.room())) {
                        diaries.apply(posted.room()).intruded(message.toString());
                    }
                }
                case Gone(var room) -> left(room);
                case RoomChanged(var room) when !isMember(room) -> left(room.id());
                default -> {
                    // not of interest
                }
            }
        }

        private static boolean isMember(Room room) {
            return room.role() != null || room.kind() == RoomKind.DIRECT;
        }

        private void left(RoomId room) {
            out.add(room);
            diaries.apply(room).left();
        }

        private void acknowledged(Ack ack, @Nullable Request request) {
            var diary = diaries.apply(ack.room());
            switch (request) {
                case Send send -> diary.acknowledged(send.key().value(), ack.seq());
                case null -> diary.acknowledged("nothing asked", ack.seq());
                default -> diary.changed(request, ack.rev());
            }
            paper.acknowledged();
        }

        @Override
        public void closed(int code) {
            if (stood) {
                losses.add(code);
            }
            ended(code);
        }

        void ended(int code) {
            over();
            listener.closed(code);
        }
    }
}
