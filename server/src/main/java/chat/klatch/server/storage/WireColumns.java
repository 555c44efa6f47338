package chat.klatch.server.storage;

import chat.klatch.protocol.model.InviteId;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jspecify.annotations.Nullable;

/**
 * How our values stand in columns: ids as text, enums as their lower-case names, times as milliseconds since 1970 UTC.
 */
final class WireColumns implements JdbiPlugin, ArgumentFactory.Preparable {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(this);
        jdbi.registerColumnMapper(RoomId.class, (row, column, context) -> new RoomId(row.getString(column)));
        jdbi.registerColumnMapper(UserId.class, (row, column, context) -> new UserId(row.getString(column)));
        jdbi.registerColumnMapper(SessionId.class, (row, column, context) -> new SessionId(row.getString(column)));
        jdbi.registerColumnMapper(InviteId.class, (row, column, context) -> new InviteId(row.getString(column)));
        jdbi.registerColumnMapper(MessageKey.class, (row, column, context) -> {
            var key = row.getString(column);
            return key == null ? null : new MessageKey(key);
        });
        jdbi.registerColumnMapper(Instant.class,
                (row, column, context) -> Instant.ofEpochMilli(row.getLong(column)));
    }

    /** For times, of which Jdbi has an idea of its own that goes before {@link #build}. */
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        return type == Instant.class ? Optional.of(WireColumns::instant) : Optional.empty();
    }

    private static Argument instant(@Nullable Object value) {
        return value instanceof Instant instant
                ? (position, statement, context) -> statement.setLong(position, instant.toEpochMilli())
                : (position, statement, context) -> statement.setNull(position, Types.BIGINT);
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return switch (value) {
            case RoomId id -> text(id.value());
            case UserId id -> text(id.value());
            case SessionId id -> text(id.value());
            case InviteId id -> text(id.value());
            case MessageKey key -> text(key.value());
            case Enum<?> constant -> text(constant.name().toLowerCase(Locale.ROOT));
            case Instant instant -> Optional.of(instant(instant));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Argument> text(String value) {
        return Optional.of((position, statement, context) -> statement.setString(position, value));
    }
}
