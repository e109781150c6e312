#include "base/file_error_int.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"

struct str file_error(struct arena *arena, int number)
{
    char text[256];

    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return STR("there is no such file or folder");
    case EACCES:
    case EPERM:
        return STR("permission is refused");
    case EISDIR:
        return STR("it is a folder");
    case ENOSPC:
        return STR("the disk is full");
    case EDQUOT:
        return STR("your share of the disk is full");
    case EROFS:
        return STR("the disk can only be read");
    case EFBIG:
        return STR("the file would be larger than the system allows");
    case ENAMETOOLONG:
        return STR("the name is too long");
    case ELOOP:
        return STR("its symbolic links lead in a circle");
    case EPIPE:
        return STR("the program that reads the output has stopped reading");
    case EMFILE:
    case ENFILE:
        return STR("too many files are open");
    default:
        break;
    }
    if (strerror_r(number, text, sizeof(text)) != 0)
        return str_printf(arena, "system error %d", number);
    return str_dup(arena, str_from(text));
}
