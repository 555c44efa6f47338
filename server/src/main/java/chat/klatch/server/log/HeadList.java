package chat.klatch.server.log;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of all heads at once: for whoever looks over the whole place, and not on the way of a message. */
interface HeadList {
    @SqlQuery("select room, rev from head order by room")
    @RegisterConstructorMapper(RoomRev.class)
    List<RoomRev> all();

    @SqlQuery("select max(at) from head")
    @Nullable
    Long latest();
}
