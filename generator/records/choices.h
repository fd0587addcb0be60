#pragma once

#include "data/field_types.h"

/// The closed word lists of showcase.md, each with the word that readers see.
namespace zhanting {

inline constexpr ChoiceRow kLevelRows[] = {
    {"international", "国际级", "International"},
    {"national", "国家级", "National"},
    {"provincial", "省级", "Provincial"},
    {"municipal", "市级", "Municipal"},
    {"district", "区级", "District"},
    {"department", "部门级", "Departmental"},
    {"subdistrict", "街道级", "Subdistrict"},
    {"community", "社区级", "Community"},
    {"other", "其他", "Other"},
};
inline constexpr ChoiceRow kFormRows[] = {
    {"page", "独立页面", "Page"},
    {"brief", "简讯", "Brief"},
};
inline constexpr ChoiceRow kFigureKindRows[] = {
    {"statistic", "统计数字", "Statistic"},
    {"rank", "位次", "Rank"},
    {"first", "首创", "First"},
    {"ordinal", "序数", "Ordinal"},
    {"target", "目标", "Target"},
};
inline constexpr ChoiceRow kHonourKindRows[] = {
    {"award", "奖项", "Award"},
    {"commendation", "表扬", "Commendation"},
    {"plaque", "授牌", "Plaque"},
    {"selection", "入选", "Selection"},
    {"designation", "认定", "Designation"},
};
inline constexpr ChoiceRow kBrandKindRows[] = {
    {"brand", "品牌", "Brand"},           {"mechanism", "机制", "Mechanism"},
    {"platform", "平台", "Platform"},     {"team", "队伍", "Team"},
    {"activity", "活动", "Activity"},     {"place", "阵地", "Place"},
    {"document", "制度文件", "Document"}, {"slogan", "口号", "Slogan"},
};
inline constexpr ChoiceRow kPlotFormRows[] = {
    {"bars", "条形图", "Bars"},
    {"steps", "递进图", "Steps"},
    {"change", "变化图", "Change"},
    {"rank", "位次图", "Rank"},
};
inline constexpr ChoiceRow kSeverityRows[] = {
    {"warning", "警告", "Warning"},
    {"error", "错误", "Error"},
};

/// Files that a site may do without, by the names of their rows in outputs/kinds.cc.
inline constexpr ChoiceRow kOptionalKindRows[] = {
    {"figures", "数字", "Figures"},     {"honours", "荣誉榜", "Honours"},
    {"brands", "品牌·机制", "Brands"},  {"photos", "图说", "Photos"},
    {"timeline", "时间线", "Timeline"}, {"sitemap", "网站地图", "Site map"},
    {"api", "JSON 数据", "JSON data"},  {"search", "搜索", "Search"},
};

using Level = Choice<kLevelRows>;
using Form = Choice<kFormRows>;
using FigureKind = Choice<kFigureKindRows>;
using HonourKind = Choice<kHonourKindRows>;
using BrandKind = Choice<kBrandKindRows>;
using PlotForm = Choice<kPlotFormRows>;
using WatchSeverity = Choice<kSeverityRows>;
using OptionalKind = Choice<kOptionalKindRows>;

}  // namespace zhanting
