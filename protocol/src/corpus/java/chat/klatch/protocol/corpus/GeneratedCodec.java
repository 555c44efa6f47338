package chat.klatch.protocol.corpus;

import chat.klatch.protocol.call.AccountPatch;
import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.Devices;
import chat.klatch.protocol.call.InviteAnswer;
import chat.klatch.protocol.call.InviteCheck;
import chat.klatch.protocol.call.Invites;
import chat.klatch.protocol.call.MemberPatch;
import chat.klatch.protocol.call.Members;
import chat.klatch.protocol.call.Mentions;
import chat.klatch.protocol.call.Messages;
import chat.klatch.protocol.call.NewAccount;
import chat.klatch.protocol.call.NewInvite;
import chat.klatch.protocol.call.NewMessage;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.NewPassword;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.NewSecondFactor;
import chat.klatch.protocol.call.PasskeyPatch;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.call.Passkeys;
import chat.klatch.protocol.call.PasswordReset;
import chat.klatch.protocol.call.PlaceInfo;
import chat.klatch.protocol.call.PlacePatch;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.Refresh;
import chat.klatch.protocol.call.RoomAnswer;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.call.RoomViewPatch;
import chat.klatch.protocol.call.Rooms;
import chat.klatch.protocol.call.SecondFactor;
import chat.klatch.protocol.call.Sent;
import chat.klatch.protocol.call.SignOnAddress;
import chat.klatch.protocol.call.SignedIn;
import chat.klatch.protocol.call.Unready;
import chat.klatch.protocol.call.UserAnswer;
import chat.klatch.protocol.call.Users;
import chat.klatch.protocol.call.WaysIn;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Event;

/** The codec that the build generates, by the names that the corpus gives to its parts. */
public final class GeneratedCodec {
    private GeneratedCodec() {
    }

    /** What it says of a text. */
    public static Verdict judge(String family, String text) {
        return Verdict.of(() -> write(read(family, text)));
    }

    /**
     * @param family
     *            {@code Command}, {@code Event}, or the name of a body's record
     */
    public static Object read(String family, String text) {
        return switch (family) {
            case "Command" -> Frames.readCommand(text);
            case "Event" -> Frames.readEvent(text);
            case "AccountPatch" -> Frames.readAccountPatch(text);
            case "Backups" -> Frames.readBackups(text);
            case "Credentials" -> Frames.readCredentials(text);
            case "Devices" -> Frames.readDevices(text);
            case "InviteAnswer" -> Frames.readInviteAnswer(text);
            case "InviteCheck" -> Frames.readInviteCheck(text);
            case "Invites" -> Frames.readInvites(text);
            case "MemberPatch" -> Frames.readMemberPatch(text);
            case "Members" -> Frames.readMembers(text);
            case "Mentions" -> Frames.readMentions(text);
            case "Messages" -> Frames.readMessages(text);
            case "NewAccount" -> Frames.readNewAccount(text);
            case "NewInvite" -> Frames.readNewInvite(text);
            case "NewMessage" -> Frames.readNewMessage(text);
            case "NewPasskey" -> Frames.readNewPasskey(text);
            case "NewPassword" -> Frames.readNewPassword(text);
            case "NewRoom" -> Frames.readNewRoom(text);
            case "NewSecondFactor" -> Frames.readNewSecondFactor(text);
            case "PasskeyPatch" -> Frames.readPasskeyPatch(text);
            case "PasskeyProof" -> Frames.readPasskeyProof(text);
            case "Passkeys" -> Frames.readPasskeys(text);
            case "PasswordReset" -> Frames.readPasswordReset(text);
            case "PlaceInfo" -> Frames.readPlaceInfo(text);
            case "PlacePatch" -> Frames.readPlacePatch(text);
            case "Problem" -> Frames.readProblem(text);
            case "ProfilePatch" -> Frames.readProfilePatch(text);
            case "Proof" -> Frames.readProof(text);
            case "Refresh" -> Frames.readRefresh(text);
            case "RoomAnswer" -> Frames.readRoomAnswer(text);
            case "RoomPatch" -> Frames.readRoomPatch(text);
            case "RoomViewPatch" -> Frames.readRoomViewPatch(text);
            case "Rooms" -> Frames.readRooms(text);
            case "SecondFactor" -> Frames.readSecondFactor(text);
            case "Sent" -> Frames.readSent(text);
            case "SignOnAddress" -> Frames.readSignOnAddress(text);
            case "SignedIn" -> Frames.readSignedIn(text);
            case "Unready" -> Frames.readUnready(text);
            case "UserAnswer" -> Frames.readUserAnswer(text);
            case "Users" -> Frames.readUsers(text);
            case "WaysIn" -> Frames.readWaysIn(text);
            default -> throw new IllegalArgumentException(family);
        };
    }

    public static String write(Object value) {
        return switch (value) {
            case Command frame -> Frames.write(frame);
            case Event frame -> Frames.write(frame);
            case AccountPatch body -> Frames.write(body);
            case Backups body -> Frames.write(body);
            case Credentials body -> Frames.write(body);
            case Devices body -> Frames.write(body);
            case InviteAnswer body -> Frames.write(body);
            case InviteCheck body -> Frames.write(body);
            case Invites body -> Frames.write(body);
            case MemberPatch body -> Frames.write(body);
            case Members body -> Frames.write(body);
            case Mentions body -> Frames.write(body);
            case Messages body -> Frames.write(body);
            case NewAccount body -> Frames.write(body);
            case NewInvite body -> Frames.write(body);
            case NewMessage body -> Frames.write(body);
            case NewPasskey body -> Frames.write(body);
            case NewPassword body -> Frames.write(body);
            case NewRoom body -> Frames.write(body);
            case NewSecondFactor body -> Frames.write(body);
            case PasskeyPatch body -> Frames.write(body);
            case PasskeyProof body -> Frames.write(body);
            case Passkeys body -> Frames.write(body);
            case PasswordReset body -> Frames.write(body);
            case PlaceInfo body -> Frames.write(body);
            case PlacePatch body -> Frames.write(body);
            case Problem body -> Frames.write(body);
            case ProfilePatch body -> Frames.write(body);
            case Proof body -> Frames.write(body);
            case Refresh body -> Frames.write(body);
            case RoomAnswer body -> Frames.write(body);
            case RoomPatch body -> Frames.write(body);
            case RoomViewPatch body -> Frames.write(body);
            case Rooms body -> Frames.write(body);
            case SecondFactor body -> Frames.write(body);
            case Sent body -> Frames.write(body);
            case SignOnAddress body -> Frames.write(body);
            case SignedIn body -> Frames.write(body);
            case Unready body -> Frames.write(body);
            case UserAnswer body -> Frames.write(body);
            case Users body -> Frames.write(body);
            case WaysIn body -> Frames.write(body);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }
}
