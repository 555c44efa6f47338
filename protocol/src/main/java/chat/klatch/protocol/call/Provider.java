package chat.klatch.protocol.call;

/** Who vouches for people of a place: how it stands in addresses, and what people call it. */
public record Provider(String id, String name) {
}
