package chat.klatch.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * The least that a chat in Java can do: one thread hands what came to everybody in the room, one write for each, and
 * knows no accounts, no storage and no order but its own.
 */
final class Floor {
    private static final Pattern ROOM = Pattern.compile("\"room\":\"([^\"]+)\"");
    private static final int BUFFER_BYTES = 2_048;
    private final Map<String, List<SocketChannel>> rooms = new HashMap<>();

    private record Guest(SocketChannel channel, ByteBuffer in) {
    }

    private Floor() {
    }

    /** Serves until the process ends; {@code told} hears at which port. */
    static void serve(IntConsumer told) throws IOException {
        var floor = new Floor();
        var selector = Selector.open();
        var door = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        door.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        told.accept(door.socket().getLocalPort());
        while (true) {
            selector.select(key -> {
                try {
                    if (key.isAcceptable()) {
                        floor.accept(door, selector);
                    } else {
                        floor.read((Guest) key.attachment());
                    }
                } catch (IOException _) {
                    key.cancel();
                }
            });
        }
    }

    private void accept(ServerSocketChannel door, Selector selector) throws IOException {
        var channel = door.accept();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Guest(channel, ByteBuffer.allocate(BUFFER_BYTES)));
    }

    private void read(Guest guest) throws IOException {
        if (guest.channel.read(guest.in) < 0) {
            throw new IOException("gone");
        }
        guest.in.flip();
        if (guest.in.hasRemaining() && guest.in.get(0) == 'G') {
            guest.in.position(guest.in.limit());
            guest.channel.write(ByteBuffer.wrap("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(ISO_8859_1)));
        }
        for (var frame = Frames.next(guest.in); frame != null; frame = Frames.next(guest.in)) {
            take(guest.channel, frame);
        }
        guest.in.compact();
    }

    private void take(SocketChannel from, byte[] frame) throws IOException {
        var text = new String(frame, ISO_8859_1);
        var room = ROOM.matcher(text);
        if (!room.find()) {
            return;
        }
        var here = rooms.computeIfAbsent(room.group(1), _ -> new ArrayList<>());
        if (text.contains("\"join\"")) {
            here.add(from);
            from.write(Frames.plain("{\"type\":\"joined\"}".getBytes(ISO_8859_1)));
        } else {
            var bytes = Frames.plain(frame);
            for (SocketChannel member : here) {
                for (bytes.rewind(); bytes.hasRemaining();) {
                    member.write(bytes);
                }
            }
        }
    }
}
