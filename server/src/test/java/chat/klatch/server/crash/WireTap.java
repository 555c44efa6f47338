package chat.klatch.server.crash;

import chat.klatch.client.connection.Sockets;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.RoomId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Listens in on a client's sockets and writes down what really went over them. On the client's thread. */
final class WireTap implements Sockets {
    private final Sockets sockets;
    private final Function<RoomId, Diary> diaries;
    private final AtomicInteger acks;
    private volatile String token = "";

    WireTap(Sockets sockets, Function<RoomId, Diary> diaries, AtomicInteger acks) {
        this.sockets = sockets;
        this.diaries = diaries;
        this.acks = acks;
    }

    /** The newest access token that was used. */
    String token() {
        return token;
    }

    @Override
    public Socket open(Listener listener) {
        var line = new Line(listener);
        var socket = sockets.open(line);
        return new Socket() {
            @Override
            public void send(String text) {
                line.sent(Frames.readCommand(text));
                socket.send(text);
            }

            @Override
            public void abandon() {
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
        private final Map<RequestId, MessageKey> asked = new HashMap<>();

        Line(Listener listener) {
            this.listener = listener;
        }

        void sent(Command command) {
            switch (command) {
                case Auth auth -> token = auth.token();
                case Send send -> asked.put(send.id(), send.key());
                default -> {
                    // not of interest
                }
            }
        }

        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void received(String text) {
            Frames.readEvents(text).forEach(this::told);
            listener.received(text);
        }

        private void told(Event event) {
            switch (event) {
                case Ack ack -> {
                    var key = asked.get(ack.re());
                    diaries.apply(ack.room()).acknowledged(key == null ? "nothing asked" : key.value(), ack.seq());
                    acks.incrementAndGet();
                }
                case Joined joined -> diaries.apply(joined.room()).joined(joined.rev());
                case Posted posted -> diaries.apply(posted.room()).live(posted.message().rev());
                default -> {
                    // not of interest
                }
            }
        }

        @Override
        public void closed(int code) {
            listener.closed(code);
        }
    }
}
