package chat.klatch.server.accounts;

import chat.klatch.protocol.model.SignUp;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of the place itself. */
interface PlaceTable {
    @SqlQuery("select name from place")
    String name();

    @SqlUpdate("update place set name = :name")
    void rename(String name);

    /** Nothing while nobody has changed it. */
    @SqlQuery("select signup from place where signup is not null")
    Optional<SignUp> signUp();

    @SqlUpdate("update place set signup = :signUp")
    void setSignUp(SignUp signUp);
}
