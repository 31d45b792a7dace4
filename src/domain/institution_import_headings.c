/* institution_import_headings.c: what counties call the columns of their sheets. */
#include "institution_import_private.h"

#include "minan/base/buf.h"
#include "minan/base/utf8.h"
#include <string.h>

struct heading {
    const char *field;
    const char *names; /* plain (see import_plain), between bars */
};

static const struct heading headings[] = {
    {"name", "|机构名称|名称|单位名称|服务机构名称|"},
    {"credit_code", "|统一社会信用代码|信用代码|社会信用代码|统一信用代码|"},
    {"type", "|机构类型|类型|机构类别|类别|"},
    {"county",
     "|县(市、区)|县(市,区)|县(市/区)|县|县区|县市区|区县|所属县区|所属县(市、区)|所在县区|所在县(市、区)|"},
    {"town", "|镇(街道)|镇|乡镇|街道|镇街|乡镇街道|乡镇(街道)|乡(镇、街道)|乡镇/街道|所属乡镇|所属镇(街道)|"},
    {"address", "|地址|详细地址|机构地址|单位地址|"},
    {"longitude", "|经度|"},
    {"latitude", "|纬度|"},
    {"ownership", "|经办性质|性质|机构性质|运营性质|办理性质|"},
    {"setting", "|城乡|城乡分类|城市/农村|城市或农村|"},
    {"opened_on", "|启用日期|开办日期|成立日期|投入使用日期|开业日期|"},
    {"closed_on", "|停用日期|撤销日期|"},
    {"status", "|运营状态|机构状态|状态|"},
    {"principal", "|主要负责人|负责人|院长|法定代表人|"},
    {"principal_phone", "|负责人电话|主要负责人电话|负责人联系电话|负责人手机|院长电话|"},
    {"safety_officer", "|安全管理员|安全员|"},
    {"safety_officer_phone", "|安全管理员电话|安全员电话|"},
    {"liaison", "|联络员|"},
    {"liaison_phone", "|联络员电话|"},
    {"city_leader", "|市级包挂领导|市包挂领导|"},
    {"county_leader", "|县级包挂领导|县包挂领导|"},
    {"city_person", "|市级责任人|"},
    {"county_person", "|县级责任人|"},
    {"town_person", "|镇级责任人|乡镇责任人|"},
    {"beds", "|床位数|床位|核定床位|核定床位数|床位数(张)|"},
    {"people_served", "|服务对象人数|服务对象|服务人数|入住人数|在院人数|"},
    {"staff", "|工作人员数|工作人员|工作人员人数|职工人数|从业人员数|"},
    {"kitchen_fuel", "|厨房燃料|燃料|厨房燃料类型|用气类型|"},
    {"converted_on", "|全电改造日期|改造日期|"},
    {"canteen", "|有无食堂|食堂|是否有食堂|"},
    {"lodging", "|有无住宿|住宿|是否有住宿|"},
    {"lifts", "|电梯数|电梯|电梯台数|"},
    {"special_equipment", "|其他特种设备|特种设备|有无特种设备|"},
    {"equipment_expires_on", "|特种设备检验有效期|特种设备有效期|"},
    {"licence_expires_on", "|许可或备案有效期|许可有效期|备案有效期|"},
    {"fire_control_room", "|消防控制室|有无消防控制室|消控室|"},
    {"vehicles", "|车辆|有无车辆|"},
    {"building_grade", "|建筑安全等级|房屋安全等级|建筑等级|"},
    {"micro_fire_station", "|微型消防站|有无微型消防站|"},
    {"volunteer_brigade", "|志愿消防队|有无志愿消防队|"},
    {"note", "|备注|说明|"},
};

struct twin {
    const char *wide;
    char plain;
};
static const struct twin twins[] = {{"（", '('}, {"）", ')'}, {"／", '/'}, {"，", ','}, {"＊", '*'},
                                    {"．", '.'}, {"－", '-'}, {"：", ':'}, {"　", ' '}};

static char plain_twin(const char *text, size_t bytes) {
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (strlen(twins[i].wide) == bytes && memcmp(twins[i].wide, text, bytes) == 0)
            return twins[i].plain;
    }
    return bytes == 1 ? *text : '\0';
}

static bool is_dropped(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '*';
}

char *import_plain(struct arena *arena, const char *text) {
    struct buf buf;
    buf_init(&buf, arena, strlen(text) + 1);
    text = utf8_trim(arena, text);
    for (size_t bytes; (bytes = utf8_next(text)) != 0; text += bytes) {
        char plain = plain_twin(text, bytes);
        if (plain == '\0')
            buf_add(&buf, text, bytes);
        else if (!is_dropped(plain))
            buf_char(&buf, plain);
    }
    return buf.data;
}

const struct field *import_heading_field(struct arena *arena, const char *heading) {
    const char *plain = import_plain(arena, heading);
    const char *barred = arena_printf(arena, "|%s|", plain);
    if (*plain == '\0' || strchr(plain, '|'))
        return NULL;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        if (strstr(headings[i].names, barred))
            return shape_field(&institution_edit_shape, headings[i].field);
    }
    return NULL;
}

int import_column_of(const struct import_columns *columns, const char *field_name) {
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->fields[i] && strcmp(columns->fields[i]->name, field_name) == 0)
            return (int)i;
    }
    return -1;
}

void import_column_letters(int column, char out[COLUMN_LETTERS]) {
    char reversed[COLUMN_LETTERS];
    int count = 0;
    for (int rest = column + 1; rest > 0 && count < COLUMN_LETTERS - 1; rest = (rest - 1) / 26)
        reversed[count++] = (char)('A' + (rest - 1) % 26);
    for (int i = 0; i < count; i++)
        out[i] = reversed[count - 1 - i];
    out[count] = '\0';
}

const char *import_join(struct arena *arena, const struct list *texts, size_t count) {
    struct buf buf;
    const char *const *parts = texts->items;
    buf_init(&buf, arena, 256);
    for (size_t i = 0; i < count; i++) {
        const char *part = i < texts->count && parts[i] ? utf8_trim(arena, parts[i]) : "";
        if (i)
            buf_text(&buf, IMPORT_SEPARATOR);
        buf_text(&buf, part);
    }
    return buf.data;
}

size_t import_split(struct arena *arena, const char *joined, const char **parts, size_t most) {
    size_t count = 0;
    char *rest = arena_text(arena, joined);
    while (rest && count < most)
        parts[count++] = strsep(&rest, IMPORT_SEPARATOR);
    return count;
}

void import_columns_of(struct arena *arena, const struct import_batch *batch,
                       struct import_columns *ret_columns) {
    ret_columns->count = import_split(arena, batch->headings, ret_columns->headings, IMPORT_MAX_COLUMNS);
    for (size_t i = 0; i < ret_columns->count; i++)
        ret_columns->fields[i] = import_heading_field(arena, ret_columns->headings[i]);
}
